package org.rdopkg.git.rangediff;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.rdopkg.git.diff.ByteBuilder;
import org.rdopkg.git.diff.Edit;
import org.rdopkg.git.diff.FunctionNames;
import org.rdopkg.git.diff.LineDiff;
import org.rdopkg.git.diff.UnifiedDiff;

/**
 * Two states of a series compared: which patch became which. As git-range-diff(1) describes it:
 * patches with the same diff are pairs; the others are paired so that the diffs between their diffs
 * have the fewest lines in all, where leaving a patch alone costs 60% of its lines.
 */
public final class RangeDiff {
  private static final int CREATION_PERCENT = 60;
  private static final int CONTEXT = 3;

  private final List<SeriesPatch> before;
  private final List<SeriesPatch> after;
  private final int[] matchOfOld;
  private final int[] matchOfNew;

  private RangeDiff(List<SeriesPatch> before, List<SeriesPatch> after) {
    this.before = before;
    this.after = after;
    this.matchOfOld = new int[before.size()];
    this.matchOfNew = new int[after.size()];
    Arrays.fill(matchOfOld, -1);
    Arrays.fill(matchOfNew, -1);
  }

  /**
   * Compares two series.
   *
   * @return in the order of the new series; dropped patches stand where they stood, as far as
   *     possible
   */
  public static List<SeriesPair> compare(List<SeriesPatch> before, List<SeriesPatch> after) {
    RangeDiff diff = new RangeDiff(before, after);
    diff.matchEqual();
    diff.matchAlike();
    return diff.pairs();
  }

  /** How the second differs from the first: author, message and diff, as a diff of diffs. */
  public static byte[] interdiff(SeriesPatch before, SeriesPatch after) {
    ByteBuilder out = new ByteBuilder(1024);
    UnifiedDiff.write(LineDiff.between(before.text(), after.text()), FunctionNames.DEFAULT, out);
    return out.toByteArray();
  }

  private void matchEqual() {
    Map<ByteBuffer, Deque<Integer>> known = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      ByteBuffer key = ByteBuffer.wrap(before.get(i).diff());
      known.computeIfAbsent(key, k -> new ArrayDeque<>()).add(i);
    }
    for (int j = 0; j < after.size(); j++) {
      Deque<Integer> same = known.get(ByteBuffer.wrap(after.get(j).diff()));
      if (same != null && !same.isEmpty()) {
        match(same.remove(), j);
      }
    }
  }

  private void match(int old, int now) {
    matchOfOld[old] = now;
    matchOfNew[now] = old;
  }

  private void matchAlike() {
    int[] olds = free(matchOfOld);
    int[] news = free(matchOfNew);
    int size = olds.length + news.length;
    int[][] cost = new int[size][size];
    int[] oldAlone = Arrays.stream(olds).map(i -> alone(before.get(i))).toArray();
    int[] newAlone = Arrays.stream(news).map(j -> alone(after.get(j))).toArray();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (i < olds.length && j < news.length) {
          cost[i][j] = cost(before.get(olds[i]), after.get(news[j]), oldAlone[i] + newAlone[j]);
        } else if (i < olds.length) {
          cost[i][j] = oldAlone[i];
        } else if (j < news.length) {
          cost[i][j] = newAlone[j];
        }
      }
    }
    int[] columns = Assignment.solve(cost);
    for (int i = 0; i < olds.length; i++) {
      if (columns[i] < news.length) {
        match(olds[i], news[columns[i]]);
      }
    }
  }

  private static int[] free(int[] matches) {
    List<Integer> free = new ArrayList<>();
    for (int i = 0; i < matches.length; i++) {
      if (matches[i] < 0) {
        free.add(i);
      }
    }
    return free.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int lines(byte[] text) {
    int lines = 0;
    for (byte b : text) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static int alone(SeriesPatch patch) {
    return lines(patch.diff()) * CREATION_PERCENT / 100;
  }

  /** The lines of the diff of diffs; what can't be worth it is not computed. */
  private static int cost(SeriesPatch old, SeriesPatch now, int alone) {
    int least = Math.abs(lines(old.diff()) - lines(now.diff()));
    if (least > alone) {
      return least + 1;
    }
    int size = 0;
    int shown = 0;
    int total = lines(old.diff());
    for (Edit edit : LineDiff.between(old.diff(), now.diff()).edits()) {
      int from = Math.max(shown, edit.oldStart() - CONTEXT);
      int to = Math.min(total, edit.oldEnd() + CONTEXT);
      size += from > shown || size == 0 ? 1 : 0;
      size += edit.oldStart() - from + edit.removed() + edit.added() + to - edit.oldEnd();
      if (edit.oldStart() < shown) {
        size -= shown - edit.oldStart();
      }
      shown = to;
    }
    return size;
  }

  private List<SeriesPair> pairs() {
    List<SeriesPair> pairs = new ArrayList<>();
    boolean[] told = new boolean[before.size()];
    int old = 0;
    for (int j = 0; j < after.size(); j++) {
      while (old < before.size() && (told[old] || matchOfOld[old] < 0)) {
        dropped(pairs, told, old);
        old++;
      }
      int match = matchOfNew[j];
      if (match < 0) {
        pairs.add(new SeriesPair(OptionalInt.empty(), OptionalInt.of(j), SeriesPair.Fate.ADDED));
      } else {
        told[match] = true;
        pairs.add(new SeriesPair(OptionalInt.of(match), OptionalInt.of(j), fate(match, j)));
      }
    }
    for (; old < before.size(); old++) {
      dropped(pairs, told, old);
    }
    return List.copyOf(pairs);
  }

  private void dropped(List<SeriesPair> pairs, boolean[] told, int old) {
    if (!told[old] && matchOfOld[old] < 0) {
      told[old] = true;
      pairs.add(new SeriesPair(OptionalInt.of(old), OptionalInt.empty(), SeriesPair.Fate.DROPPED));
    }
  }

  private SeriesPair.Fate fate(int old, int now) {
    return Arrays.equals(before.get(old).text(), after.get(now).text())
        ? SeriesPair.Fate.SAME
        : SeriesPair.Fate.CHANGED;
  }
}
