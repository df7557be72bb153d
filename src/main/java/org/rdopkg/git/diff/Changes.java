package org.rdopkg.git.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * Which lines of two texts are changed. Lines that are not, taken in order, correspond.
 *
 * <p>The marks may be moved ({@link Compaction}), beyond the common head and tail as well; how much
 * of those remains untouched is kept, so that nobody has to look at all lines of a large text.
 */
final class Changes {
  final Lines before;
  final Lines after;

  /** Marks of the lines of the old and the new text, with one more that stays false. */
  final boolean[] removed;

  final boolean[] added;

  /** How many lines at the start and at the end have never been marked in either text. */
  private int head;

  private int tail;

  /** No changes yet; only lines between the common head and tail may be marked by others. */
  Changes(LinePair pair) {
    before = pair.before;
    after = pair.after;
    removed = new boolean[before.count + 1];
    added = new boolean[after.count + 1];
    head = pair.head;
    tail = pair.tail;
  }

  /** Moves marks to where git would have them. */
  void compact() {
    keep(Compaction.slide(new Group(before, removed, head), new Group(after, added, head), tail));
    keep(Compaction.slide(new Group(after, added, head), new Group(before, removed, head), tail));
  }

  private void keep(Group slid) {
    head = Math.min(head, slid.top);
    tail = Math.min(tail, slid.lines.count - slid.bottom);
  }

  /** The changes as edits, in order. */
  List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    int i = head;
    int j = head;
    int endI = before.count - tail;
    int endJ = after.count - tail;
    while (i < endI || j < endJ) {
      if (!removed[i] && !added[j]) {
        i++;
        j++;
        continue;
      }
      int startI = i;
      int startJ = j;
      while (removed[i]) {
        i++;
      }
      while (added[j]) {
        j++;
      }
      edits.add(new Edit(startI, i, startJ, j));
    }
    return List.copyOf(edits);
  }
}
