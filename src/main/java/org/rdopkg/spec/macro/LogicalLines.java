package org.rdopkg.spec.macro;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads physical lines and hands out logical ones: see {@link LineJoiner} for what joins them. */
final class LogicalLines {
  private final List<String> physical;
  private final boolean numbered;
  private int next;
  private boolean joining = true;
  private int unclosed = -1;

  LogicalLines(List<String> physical, boolean numbered) {
    this.physical = physical;
    this.numbered = numbered;
  }

  /** The next logical line, null at the end. */
  @Nullable LogicalLine next() {
    if (next >= physical.size()) {
      return null;
    }
    int first = next++;
    String text = UnknownMarks.withoutMarks(physical.get(first));
    int number = numbered ? first + 1 : 0;
    LineJoiner joiner = new LineJoiner();
    joiner.add(text);
    if (joiner.isComplete() || !joining) {
      return new LogicalLine(text, number, 1);
    }
    StringBuilder joined = new StringBuilder(text);
    while (next < physical.size() && !joiner.isComplete()) {
      String more = UnknownMarks.withoutMarks(physical.get(next++));
      joiner.add(more);
      joined.append('\n').append(more);
    }
    if (joiner.isComplete()) {
      return new LogicalLine(joined.toString(), number, next - first);
    }
    return recover(first, text, number);
  }

  /**
   * A line that never closes: rpm gives up on such a spec. So that the rest can still be seen,
   * lines are not joined any more.
   */
  private LogicalLine recover(int first, String text, int number) {
    joining = false;
    next = first + 1;
    unclosed = first;
    return new LogicalLine(text, number, 1);
  }

  /** Whether the line handed out last is one that stays open to the end of the file. */
  boolean isUnclosed() {
    return unclosed == next - 1;
  }
}
