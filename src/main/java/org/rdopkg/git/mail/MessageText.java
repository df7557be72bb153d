package org.rdopkg.git.mail;

import java.util.Arrays;

/**
 * A commit message as a mail shows it: a title on one line, and the body.
 *
 * <p>Empty lines in front are dropped; the title is everything up to the next empty line, its lines
 * joined by blanks. White space at the end of lines never reaches the mail.
 *
 * @param firstLine the first line of the title alone, which names the patch file
 * @param title one line, may be empty
 * @param body lines that end in line feeds, without the empty lines around it; may be empty
 */
@SuppressWarnings("ArrayRecordComponent")
record MessageText(byte[] firstLine, byte[] title, byte[] body) {

  static MessageText of(byte[] message) {
    Lines lines = new Lines(message);
    lines.skipEmpty();
    ByteSink title = new ByteSink();
    byte[] firstLine = {};
    while (lines.hasText()) {
      byte[] line = lines.next();
      if (title.size() == 0) {
        firstLine = line;
      } else {
        title.put(' ');
      }
      title.put(line);
    }
    lines.skipEmpty();
    ByteSink body = new ByteSink(message.length);
    while (lines.hasMore()) {
      body.put(lines.next()).put('\n');
    }
    return new MessageText(firstLine, title.toByteArray(), body.trimEnd().toByteArray());
  }

  /** Walks over the lines of a message, without the white space at their ends. */
  private static final class Lines {
    private final byte[] text;
    private int at;

    Lines(byte[] text) {
      this.text = text;
    }

    boolean hasMore() {
      return at < text.length;
    }

    boolean hasText() {
      return hasMore() && Ascii.trimmedEnd(text, at, end()) > at;
    }

    void skipEmpty() {
      while (hasMore() && !hasText()) {
        next();
      }
    }

    byte[] next() {
      int end = end();
      byte[] line = Arrays.copyOfRange(text, at, Ascii.trimmedEnd(text, at, end));
      at = end + 1;
      return line;
    }

    private int end() {
      return Ascii.indexOf(text, '\n', at);
    }
  }
}
