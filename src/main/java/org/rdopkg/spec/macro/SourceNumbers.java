package org.rdopkg.spec.macro;

import java.util.HashSet;
import java.util.Set;

/** Numbers sources, or patches: those without a number go on from the highest so far. */
final class SourceNumbers {
  private final Set<Integer> taken;
  private int highest;

  SourceNumbers() {
    this(new HashSet<>(), -1);
  }

  private SourceNumbers(Set<Integer> taken, int highest) {
    this.taken = taken;
    this.highest = highest;
  }

  /** A copy for a branch that is not read. */
  SourceNumbers copy() {
    return new SourceNumbers(new HashSet<>(taken), highest);
  }

  /** The number of the next one, {@code written} or, when that is negative, the next free. */
  int next(int written) {
    int number = written >= 0 ? written : highest + 1;
    highest = Math.max(highest, number);
    return number;
  }

  /** Takes a number; false when it is taken already, which rpm refuses. */
  boolean take(int number) {
    return taken.add(number);
  }
}
