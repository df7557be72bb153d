package org.rdopkg.patch.apply;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what in a file looks most like a hunk that does not apply, to be shown to people. */
final class Closest {
  private static final int MOST_COMPARED = 200_000;
  private static final int LONGEST = 200;

  /** For how many hunks of a file a place is looked for; nobody reads more of them. */
  private static final int MOST_HUNKS = 20;

  private int hunks;

  HunkOutcome.Failed failed(List<String> file, List<String> wanted, int expected) {
    int guess = Math.max(0, Math.min(expected, file.size()));
    int at = hunks++ < MOST_HUNKS ? place(file, wanted, guess) : guess;
    int end = Math.min(file.size(), at + Math.min(Math.max(1, wanted.size()), LONGEST));
    return new HunkOutcome.Failed(expected + 1, file.subList(at, end), at + 1);
  }

  /** The place where most lines are the same; the nearest of these. */
  private static int place(List<String> file, List<String> wanted, int guess) {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).isBlank()) {
        first.putIfAbsent(wanted.get(i), i);
      }
    }
    int best = guess;
    int most = 0;
    int budget = MOST_COMPARED;
    for (int i = 0; i < file.size() && budget > 0; i++) {
      Integer line = first.get(file.get(i));
      if (line == null || i < line) {
        continue;
      }
      int at = i - line;
      int same = same(file, wanted, at);
      budget -= wanted.size();
      boolean nearer = Math.abs(at - guess) < Math.abs(best - guess);
      if (same > most || (same == most && nearer)) {
        most = same;
        best = at;
      }
    }
    return best;
  }

  private static int same(List<String> file, List<String> wanted, int at) {
    int same = 0;
    for (int i = 0; i < wanted.size() && at + i < file.size(); i++) {
      boolean equal = wanted.get(i).equals(file.get(at + i));
      same += equal ? (wanted.get(i).isBlank() ? 1 : 2) : 0;
    }
    return same;
  }
}
