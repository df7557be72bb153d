package org.rdopkg.cli;

import picocli.CommandLine.Model.ArgSpec;

/** An option without a value. */
record Flag(ArgSpec spec) implements Argument {
  boolean given() {
    Boolean value = spec.getValue();
    return Boolean.TRUE.equals(value);
  }
}
