package org.rdopkg.git.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The edits that turn one text into another: the same ones that git's default algorithm chooses.
 *
 * <p>Texts are bytes. Nothing is decoded, and nothing is ignored: white space, CR and a missing
 * final LF count. Give it no binary contents; see {@link TextOrBinary}.
 */
public final class LineDiff {
  private final Lines before;
  private final Lines after;
  private final List<Edit> edits;
  private final int added;
  private final int removed;

  private LineDiff(Lines before, Lines after, List<Edit> edits) {
    this.before = before;
    this.after = after;
    this.edits = edits;
    this.added = edits.stream().mapToInt(Edit::added).sum();
    this.removed = edits.stream().mapToInt(Edit::removed).sum();
  }

  /** Compares two texts; either may be empty. The arrays must not change afterwards. */
  public static LineDiff between(byte[] oldText, byte[] newText) {
    LinePair pair = LinePair.of(oldText, newText);
    Lines a = pair.before;
    Lines b = pair.after;
    boolean[] changedA = new boolean[a.count + 1];
    boolean[] changedB = new boolean[b.count + 1];
    compare(pair, changedA, changedB);
    Compaction.slide(a, changedA, b, changedB);
    Compaction.slide(b, changedB, a, changedA);
    return new LineDiff(a, b, edits(a.count, changedA, b.count, changedB));
  }

  private static void compare(LinePair pair, boolean[] changedA, boolean[] changedB) {
    int head = pair.head;
    int endA = pair.before.count - pair.tail;
    int endB = pair.after.count - pair.tail;
    if (head == endA || head == endB) {
      Arrays.fill(changedA, head, endA, true);
      Arrays.fill(changedB, head, endB, true);
      return;
    }
    LineIds ids = new LineIds(pair);
    Pruning a = new Pruning(ids.before, ids.inAfter, pair.before.count, changedA, head);
    Pruning b = new Pruning(ids.after, ids.inBefore, pair.after.count, changedB, head);
    Myers.mark(a, b, changedA, changedB);
  }

  private static List<Edit> edits(int countA, boolean[] changedA, int countB, boolean[] changedB) {
    List<Edit> edits = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < countA || j < countB) {
      if (!changedA[i] && !changedB[j]) {
        i++;
        j++;
        continue;
      }
      int startA = i;
      int startB = j;
      while (changedA[i]) {
        i++;
      }
      while (changedB[j]) {
        j++;
      }
      edits.add(new Edit(startA, i, startB, j));
    }
    return List.copyOf(edits);
  }

  /** The edits in order; between two of them lies at least one common line. */
  public List<Edit> edits() {
    return edits;
  }

  /** How many lines are added, as the diffstat counts them. */
  public int added() {
    return added;
  }

  /** How many lines are removed, as the diffstat counts them. */
  public int removed() {
    return removed;
  }

  Lines before() {
    return before;
  }

  Lines after() {
    return after;
  }
}
