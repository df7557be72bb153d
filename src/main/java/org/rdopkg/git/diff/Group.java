package org.rdopkg.git.diff;

/**
 * A place in one text where lines may have changed: a longest run of changed lines {@code [start,
 * end)}, or the empty run between two unchanged lines. Both texts have the same number of unchanged
 * lines, so that groups of both, taken in order, stand opposite each other.
 */
final class Group {
  final Lines lines;
  private final boolean[] changed;
  int start;
  int end;

  /** The first line that a slide has reached, and the end of the last one. */
  int top;

  int bottom;

  /**
   * The group at line {@code first}, above which nothing is changed.
   *
   * @param changed has one element more than there are lines, which stays false
   */
  Group(Lines lines, boolean[] changed, int first) {
    this.lines = lines;
    this.changed = changed;
    start = first;
    end = first;
    top = first;
    growDown();
  }

  boolean empty() {
    return start == end;
  }

  int size() {
    return end - start;
  }

  /** Moves to the next group; false at the last one. */
  boolean next() {
    if (end == lines.count) {
      return false;
    }
    start = end + 1;
    end = start;
    growDown();
    return true;
  }

  /** Moves to the previous group; false at the first one. */
  boolean previous() {
    if (start == 0) {
      return false;
    }
    end = start - 1;
    start = end;
    growUp();
    return true;
  }

  /**
   * Moves the changed lines one line down where that changes nothing but their place, taking in a
   * group that they come to touch.
   */
  boolean slideDown() {
    if (end == lines.count || !lines.same(start, end)) {
      return false;
    }
    changed[start++] = false;
    changed[end++] = true;
    bottom = Math.max(bottom, end);
    growDown();
    return true;
  }

  /** The same, one line up. */
  boolean slideUp() {
    if (start == 0 || !lines.same(start - 1, end - 1)) {
      return false;
    }
    changed[--start] = true;
    changed[--end] = false;
    top = Math.min(top, start);
    growUp();
    return true;
  }

  private void growDown() {
    while (changed[end]) {
      end++;
    }
  }

  private void growUp() {
    while (start > 0 && changed[start - 1]) {
      start--;
    }
  }
}
