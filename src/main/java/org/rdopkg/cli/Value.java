package org.rdopkg.cli;

import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;

/** An option or parameter that has one value when it is given. */
record Value(ArgSpec spec) implements Argument {
  Optional<String> get() {
    return Optional.ofNullable(spec.getValue());
  }

  String or(String whenNotGiven) {
    return get().orElse(whenNotGiven);
  }
}
