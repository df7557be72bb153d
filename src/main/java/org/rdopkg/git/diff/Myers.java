package org.rdopkg.git.diff;

import java.util.Arrays;

/**
 * The linear-space comparison of Eugene Myers, "An O(ND) Difference Algorithm and Its Variations":
 * a box of the two texts is split at a point that a shortest edit goes through, then both parts are
 * done in the same way. {@link SplitSearch} finds the point.
 */
final class Myers {
  private final Pruning a;
  private final Pruning b;
  private final boolean[] changedA;
  private final boolean[] changedB;

  /** Boxes to do: five ints each. Their order does not matter. */
  private int[] stack = new int[64 * 5];

  private int depth;

  private Myers(Pruning a, Pruning b, boolean[] changedA, boolean[] changedB) {
    this.a = a;
    this.b = b;
    this.changedA = changedA;
    this.changedB = changedB;
  }

  /** Marks the lines of both texts that differ. */
  static void mark(Pruning a, Pruning b, boolean[] changedA, boolean[] changedB) {
    new Myers(a, b, changedA, changedB).run();
  }

  private void run() {
    SplitSearch search = null;
    push(0, a.count, 0, b.count, false);
    while (depth > 0) {
      int at = --depth * 5;
      int a0 = stack[at];
      int a1 = stack[at + 1];
      int b0 = stack[at + 2];
      int b1 = stack[at + 3];
      boolean exact = stack[at + 4] != 0;
      while (a0 < a1 && b0 < b1 && a.ids[a0] == b.ids[b0]) {
        a0++;
        b0++;
      }
      while (a0 < a1 && b0 < b1 && a.ids[a1 - 1] == b.ids[b1 - 1]) {
        a1--;
        b1--;
      }
      if (a0 == a1 || b0 == b1) {
        markAll(a, a0, a1, changedA);
        markAll(b, b0, b1, changedB);
        continue;
      }
      if (search == null) {
        search = new SplitSearch(a.ids, b.ids);
      }
      search.split(a0, a1, b0, b1, exact);
      push(a0, search.x, b0, search.y, search.lowExact);
      push(search.x, a1, search.y, b1, search.highExact);
    }
  }

  private static void markAll(Pruning side, int from, int to, boolean[] changed) {
    for (int i = from; i < to; i++) {
      changed[side.places[i]] = true;
    }
  }

  private void push(int a0, int a1, int b0, int b1, boolean exact) {
    int at = depth++ * 5;
    if (at == stack.length) {
      stack = Arrays.copyOf(stack, at * 2);
    }
    stack[at] = a0;
    stack[at + 1] = a1;
    stack[at + 2] = b0;
    stack[at + 3] = b1;
    stack[at + 4] = exact ? 1 : 0;
  }
}
