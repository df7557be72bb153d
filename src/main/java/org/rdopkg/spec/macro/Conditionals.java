package org.rdopkg.spec.macro;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The {@code %if} nesting of a spec. A branch whose condition is unknown is read, and so are the
 * ones after it: what they define or say is marked as depending on the condition.
 */
final class Conditionals {
  /** Unknowns named for what stands in a condition; some are enough to mark it. */
  private static final int MAX_MARKS = 64;

  private static final class Level {
    final boolean outerActive;
    final String outerMarks;
    String line;
    boolean active;
    boolean settled;
    boolean elseSeen;
    String marks = "";

    Level(boolean outerActive, String outerMarks, String line) {
      this.outerActive = outerActive;
      this.outerMarks = outerMarks;
      this.line = line;
    }
  }

  private final Deque<Level> levels = new ArrayDeque<>();

  /** Whether lines are read here. */
  boolean isActive() {
    Level top = levels.peek();
    return top == null || top.active;
  }

  /** Whether the branch one level out is read, so that a condition here counts. */
  boolean isOuterActive() {
    Level top = levels.peek();
    return top == null || top.outerActive;
  }

  /** Whether a condition of an {@code %elif} here still has to be evaluated. */
  boolean isUndecided() {
    Level top = levels.peek();
    return top != null && top.outerActive && !top.settled;
  }

  /** The marks of all unknown conditions around. */
  String marks() {
    Level top = levels.peek();
    return top == null ? "" : top.outerMarks + top.marks;
  }

  /** The innermost condition as written; for an {@code %else} that of its {@code %if}. */
  String line() {
    Level top = levels.peek();
    return top == null ? "" : top.line;
  }

  /** Opens a level. */
  void open(String line, @Nullable ExprValue condition) {
    Level level = new Level(isActive(), marks(), line);
    levels.push(level);
    decide(level, condition);
  }

  /** Goes on with another condition; false without an open level. */
  boolean orElse(String line, @Nullable ExprValue condition) {
    Level level = levels.peek();
    if (level == null || level.elseSeen) {
      return false;
    }
    level.line = line;
    decide(level, condition);
    return true;
  }

  /** The last branch; false without an open level. */
  boolean otherwise() {
    Level level = levels.peek();
    if (level == null || level.elseSeen) {
      return false;
    }
    level.elseSeen = true;
    level.active = level.outerActive && !level.settled;
    level.settled = true;
    return true;
  }

  /** Closes a level; false when none is open. */
  boolean close() {
    return levels.poll() != null;
  }

  boolean isOpen() {
    return !levels.isEmpty();
  }

  private static void decide(Level level, @Nullable ExprValue condition) {
    if (condition == null || !level.outerActive || level.settled) {
      level.active = false;
    } else if (condition.isUnknown()) {
      level.active = true;
      boolean more = level.outerMarks.length() + level.marks.length() < MAX_MARKS;
      level.marks += more ? condition.text() : "";
    } else {
      level.active = condition.isTrue();
      level.settled = level.active;
    }
  }
}
