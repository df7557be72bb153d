package org.rdopkg.spec.macro;

import org.jspecify.annotations.Nullable;

/** Takes an expanded text line by line. */
final class Pieces {
  private final String text;
  private int next;
  private boolean done;

  Pieces(String text) {
    this.text = text;
  }

  /** The next line, null at the end. */
  @Nullable String next() {
    if (done) {
      return null;
    }
    int end = text.indexOf('\n', next);
    done = end < 0;
    String line = done ? text.substring(next) : text.substring(next, end);
    next = end + 1;
    return line;
  }

  /**
   * The lines that a directive goes on in because the one before ends in a backslash, that
   * backslash included as a blank; takes them.
   */
  String continued() {
    StringBuilder more = new StringBuilder();
    while (!done && text.charAt(next - 2) == '\\') {
      more.append(' ').append(next());
    }
    return more.toString();
  }
}
