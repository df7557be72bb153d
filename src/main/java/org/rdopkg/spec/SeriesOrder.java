package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the things that get a new order can stay where they are: a longest run that is in the
 * new order already. The others have to move around them.
 */
final class SeriesOrder {
  private SeriesOrder() {}

  /**
   * Chooses the positions that stay.
   *
   * @param wanted for each position the place in the new order; all different
   * @param fixed positions that cannot move
   * @return the positions that stay; empty, though {@code fixed} is not, when the fixed ones are
   *     themselves out of order
   */
  static Set<Integer> staying(List<Integer> wanted, Set<Integer> fixed) {
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (agreesWithAll(wanted, i, fixed)) {
        candidates.add(i);
      } else if (fixed.contains(i)) {
        return Set.of();
      }
    }
    return longestIncreasing(wanted, candidates);
  }

  private static boolean agreesWithAll(List<Integer> wanted, int position, Set<Integer> fixed) {
    for (int other : fixed) {
      if (other != position && (other < position) != (wanted.get(other) < wanted.get(position))) {
        return false;
      }
    }
    return true;
  }

  /** Patience sorting: for each length the smallest last element, with links back. */
  private static Set<Integer> longestIncreasing(List<Integer> wanted, List<Integer> candidates) {
    int[] lastOf = new int[candidates.size() + 1];
    int[] before = new int[wanted.size()];
    Arrays.fill(before, -1);
    int length = 0;
    for (int position : candidates) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high + 1) / 2;
        if (wanted.get(lastOf[middle]) < wanted.get(position)) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      before[position] = low == 0 ? -1 : lastOf[low];
      lastOf[low + 1] = position;
      length = Math.max(length, low + 1);
    }
    Set<Integer> staying = new LinkedHashSet<>();
    for (int i = length == 0 ? -1 : lastOf[length]; i >= 0; i = before[i]) {
      staying.add(i);
    }
    return staying;
  }
}
