package org.rdopkg.spec;

/**
 * Where a Patch line that is new in its place goes.
 *
 * @param line a line of the original, from 1; 0 for the top
 * @param kind on which side of that line, and with which blank lines
 */
record PatchSlot(int line, Kind kind) {
  enum Kind {
    /** Directly above the line. */
    BEFORE,
    /** Directly below the line. */
    AFTER,
    /** Directly below the line, a blank line after it. */
    AFTER_WITH_BLANK,
    /** Below the line, a blank line before and after it. */
    PARAGRAPH
  }

  /** Sorts slots and lines ({@code 2 * line}) in file order. */
  int position() {
    return kind == Kind.BEFORE ? 2 * line - 1 : 2 * line + 1;
  }
}
