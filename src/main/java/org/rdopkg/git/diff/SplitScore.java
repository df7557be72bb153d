package org.rdopkg.git.diff;

/**
 * How well a block of changed lines would be cut off at its two ends, judged by indentation and
 * blank lines alone; less is better. The weights come from Michael Haggerty's study of what people
 * prefer (diff-slider-tools); git uses them as its "indent heuristic".
 */
final class SplitScore {
  private static final int NO_INDENT = -1;
  private static final int MOST_INDENT = 200;
  private static final int MOST_BLANKS = 20;
  private static final int TAB = 8;

  private static final int START_OF_FILE = 1;
  private static final int END_OF_FILE = 21;
  private static final int EACH_BLANK = -30;
  private static final int EACH_BLANK_AFTER = 6;
  private static final int INDENT = -4;
  private static final int INDENT_AFTER_BLANK = 10;
  private static final int OUTDENT = 24;
  private static final int OUTDENT_AFTER_BLANK = 17;
  private static final int DEDENT = 23;
  private static final int DEDENT_AFTER_BLANK = 17;
  private static final int INDENT_WEIGHT = 60;

  private int indent;
  private int penalty;

  /** Makes this the score of no cut. */
  void clear() {
    indent = 0;
    penalty = 0;
  }

  /** Less than zero when this is better than {@code that}. */
  int compareTo(SplitScore that) {
    return INDENT_WEIGHT * Integer.compare(indent, that.indent) + penalty - that.penalty;
  }

  /** Adds a cut before line {@code at}. */
  void add(Lines lines, int at) {
    boolean endOfFile = at >= lines.count;
    int own = endOfFile ? NO_INDENT : indentOf(lines, at);
    int blanksBefore = 0;
    int before = NO_INDENT;
    for (int i = at - 1; i >= 0 && before == NO_INDENT; i--) {
      before = indentOf(lines, i);
      if (before == NO_INDENT && ++blanksBefore == MOST_BLANKS) {
        before = 0;
      }
    }
    int blanksAfter = 0;
    int after = NO_INDENT;
    for (int i = at + 1; i < lines.count && after == NO_INDENT; i++) {
      after = indentOf(lines, i);
      if (after == NO_INDENT && ++blanksAfter == MOST_BLANKS) {
        after = 0;
      }
    }
    if (before == NO_INDENT && blanksBefore == 0) {
      penalty += START_OF_FILE;
    }
    if (endOfFile) {
      penalty += END_OF_FILE;
    }
    int blankAfter = own == NO_INDENT ? 1 + blanksAfter : 0;
    int blanks = blanksBefore + blankAfter;
    penalty += EACH_BLANK * blanks + EACH_BLANK_AFTER * blankAfter;
    int effective = own == NO_INDENT ? after : own;
    indent += effective;
    if (effective != NO_INDENT && before != NO_INDENT) {
      penalty += step(effective, before, after, blanks != 0);
    }
  }

  /** The penalty for the change of indentation at a cut. */
  private static int step(int own, int before, int after, boolean blank) {
    if (own > before) {
      return blank ? INDENT_AFTER_BLANK : INDENT;
    }
    if (own == before) {
      return 0;
    }
    if (after != NO_INDENT && after > own) {
      return blank ? OUTDENT_AFTER_BLANK : OUTDENT;
    }
    return blank ? DEDENT_AFTER_BLANK : DEDENT;
  }

  /** The columns of white space before the text of a line; none for a blank line. */
  private static int indentOf(Lines lines, int line) {
    int end = lines.starts[line + 1];
    int columns = 0;
    for (int i = lines.starts[line]; i < end; i++) {
      byte c = lines.bytes[i];
      if (c == ' ') {
        columns++;
      } else if (c == '\t') {
        columns += TAB - columns % TAB;
      } else if (c != '\n' && c != '\r') {
        return columns;
      }
      if (columns >= MOST_INDENT) {
        return MOST_INDENT;
      }
    }
    return NO_INDENT;
  }
}
