package org.rdopkg.patch.apply;

/**
 * A line of a hunk.
 *
 * @param mark a blank for context, {@code -} for a line that goes, {@code +} for one that comes
 * @param text the line with its end, without the mark
 */
public record HunkLine(char mark, String text) {
  static final char CONTEXT = ' ';
  static final char REMOVED = '-';
  static final char ADDED = '+';

  boolean isOld() {
    return mark != ADDED;
  }

  boolean isNew() {
    return mark != REMOVED;
  }

  boolean isContext() {
    return mark == CONTEXT;
  }

  HunkLine reversed() {
    return switch (mark) {
      case REMOVED -> new HunkLine(ADDED, text);
      case ADDED -> new HunkLine(REMOVED, text);
      default -> this;
    };
  }

  HunkLine with(String other) {
    return new HunkLine(mark, other);
  }
}
