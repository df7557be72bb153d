package org.rdopkg.patch.apply;

import java.util.List;

/** Finds lines in a file, nearest first, in linear time. */
final class HunkSearch {
  private final List<String> file;

  /** Whether a place is still free. */
  @FunctionalInterface
  interface Free {
    boolean at(int position);
  }

  HunkSearch(List<String> file) {
    this.file = file;
  }

  boolean matches(List<String> wanted, int at) {
    if (at < 0 || at + wanted.size() > file.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).equals(file.get(at + i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The place nearest to a guess.
   *
   * @param from the first place that may be taken
   * @param to the last one
   * @param laterFirst which of two places that are equally far is taken
   * @return -1 when there is none
   */
  int nearest(List<String> wanted, int guess, int from, int to, boolean laterFirst, Free free) {
    if (guess >= from && guess <= to && matches(wanted, guess) && free.at(guess)) {
      return guess;
    }
    if (wanted.isEmpty()) {
      return from > to ? -1 : Math.min(Math.max(guess, from), to);
    }
    int best = -1;
    int[] borders = borders(wanted);
    int state = 0;
    int end = Math.min(file.size(), to + wanted.size());
    for (int i = Math.max(0, from); i < end; i++) {
      String line = file.get(i);
      while (state > 0 && (state == wanted.size() || !wanted.get(state).equals(line))) {
        state = borders[state - 1];
      }
      if (wanted.get(state).equals(line)) {
        state++;
      }
      int place = i - wanted.size() + 1;
      if (state == wanted.size() && place >= from && free.at(place)) {
        best = nearer(best, place, guess, laterFirst);
      }
    }
    return best;
  }

  private static int nearer(int best, int place, int guess, boolean laterFirst) {
    if (best < 0) {
      return place;
    }
    int now = Math.abs(place - guess);
    int before = Math.abs(best - guess);
    return now < before || (now == before && laterFirst) ? place : best;
  }

  /** For each prefix of the lines, how long a shorter prefix it ends with. */
  private static int[] borders(List<String> wanted) {
    int[] borders = new int[wanted.size()];
    int length = 0;
    for (int i = 1; i < wanted.size(); i++) {
      while (length > 0 && !wanted.get(i).equals(wanted.get(length))) {
        length = borders[length - 1];
      }
      if (wanted.get(i).equals(wanted.get(length))) {
        length++;
      }
      borders[i] = length;
    }
    return borders;
  }
}
