package org.rdopkg.git.mail;

/**
 * Folds a header text at white space, as RFC 5322 allows and git does.
 *
 * <p>A line is broken before the first word that would pass column 78, at the last white space
 * before it, and goes on after one blank. One character of white space is swallowed by the break,
 * what else stands there stays. A word too long for any line gets a line of its own.
 */
final class HeaderFolding {
  private static final int WIDTH = 78;
  private static final int TAB = 8;

  private final ByteSink sink;
  private final byte[] text;
  private int column;
  private int written;
  private int breakAt;

  private HeaderFolding(ByteSink sink, byte[] text, int column) {
    this.sink = sink;
    this.text = text;
    this.column = column;
  }

  /**
   * Writes a text, folded.
   *
   * @param text without line feeds
   * @param column how much of the first line is taken already; a break may come before the text
   */
  static void fold(ByteSink sink, byte[] text, int column) {
    if (text.length > 0) {
      new HeaderFolding(sink, text, column).fold();
    }
  }

  private void fold() {
    int at = 0;
    while (true) {
      int end = wordEnd(at);
      int reached = column + width(at, end);
      if (reached > WIDTH && breakAt >= 0) {
        at = breakLine();
        continue;
      }
      flushTo(end);
      if (end == text.length) {
        return;
      }
      breakAt = end;
      column = text[end] == '\t' ? (reached / TAB + 1) * TAB : reached + 1;
      at = end + 1;
    }
  }

  /** Returns where to go on reading: after the white space at which the line was broken. */
  private int breakLine() {
    sink.put("\n ");
    written = Ascii.isSpace(text[breakAt]) ? breakAt + 1 : breakAt;
    breakAt = -1;
    column = 1;
    return written;
  }

  private void flushTo(int end) {
    sink.write(text, written, end - written);
    written = end;
  }

  /** The next white space; between two of them there may be a word of no length. */
  private int wordEnd(int from) {
    int end = from;
    while (end < text.length && !Ascii.isSpace(text[end])) {
      end++;
    }
    return end;
  }

  /** Control characters count as minus one: they take no room, and git takes that for a width. */
  private int width(int from, int to) {
    int width = 0;
    for (int i = from; i < to; i++) {
      width += text[i] < ' ' || text[i] == 0x7f ? -1 : 1;
    }
    return width;
  }
}
