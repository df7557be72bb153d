package org.rdopkg.cli;

import picocli.CommandLine.Model.ArgSpec;

/** An option or parameter that a command declared with {@link Syntax}. */
sealed interface Argument permits Flag, Value, Values {
  /** Where picocli keeps its value. */
  ArgSpec spec();
}
