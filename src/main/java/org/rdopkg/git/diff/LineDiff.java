package org.rdopkg.git.diff;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

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
    return of(pair, () -> new LineIds(pair).numbers());
  }

  /** Compares two texts of one table. */
  public static LineDiff between(NumberedText oldText, NumberedText newText) {
    LinePair pair = LinePair.of(oldText, newText);
    return of(pair, () -> LineNumbers.of(pair, oldText, newText));
  }

  private static LineDiff of(LinePair pair, Supplier<LineNumbers> numbers) {
    Changes changes = new Changes(pair);
    mark(pair, changes, numbers);
    changes.compact();
    return new LineDiff(pair.before, pair.after, changes.edits());
  }

  private static void mark(LinePair pair, Changes changes, Supplier<LineNumbers> numbers) {
    int head = pair.head;
    boolean replaced = head < pair.before.count - pair.tail && head < pair.after.count - pair.tail;
    LineNumbers ids = replaced ? numbers.get() : null;
    if (ids == null || !ids.shared()) {
      Arrays.fill(changes.removed, head, pair.before.count - pair.tail, true);
      Arrays.fill(changes.added, head, pair.after.count - pair.tail, true);
      return;
    }
    Pruning a = new Pruning(ids.before(), ids.inAfter(), pair.before.count, changes.removed, head);
    Pruning b = new Pruning(ids.after(), ids.inBefore(), pair.after.count, changes.added, head);
    Myers.mark(a, b, changes.removed, changes.added);
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
