package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** For each place of a list the value to imitate there. */
final class Nearest {
  private Nearest() {}

  /** The values, each gap filled with the nearest value before it, else the nearest after it. */
  static <T> List<Optional<T>> filled(List<Optional<T>> values) {
    List<Optional<T>> filled = new ArrayList<>(values);
    for (int i = 1; i < filled.size(); i++) {
      if (filled.get(i).isEmpty()) {
        filled.set(i, filled.get(i - 1));
      }
    }
    for (int i = filled.size() - 2; i >= 0; i--) {
      if (filled.get(i).isEmpty()) {
        filled.set(i, filled.get(i + 1));
      }
    }
    return filled;
  }
}
