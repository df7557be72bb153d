package org.rdopkg.cli;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;

/** An option that may be repeated, or any number of words. */
record Values(ArgSpec spec) implements Argument {
  /** In the order of the command line; empty when none was given. */
  List<String> get() {
    List<String> values = spec.getValue();
    return values == null ? List.of() : List.copyOf(values);
  }
}
