package org.rdopkg.git.diff;

import java.util.Optional;

/**
 * The first word of a line, which may be in double quotes with the escapes of C. A word whose
 * quotes are wrong is taken as it is.
 *
 * @param text the word without quotes
 * @param end where the line goes on
 */
record QuotedWord(String text, int end) {
  private static final String ESCAPES = "abfnrtv\\\"";
  private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\\"";

  static QuotedWord at(String line, int from) {
    return quoted(line, from).orElseGet(() -> plain(line, from));
  }

  private static QuotedWord plain(String line, int from) {
    int end = from;
    while (end < line.length() && !AttributesFile.isBlank(line.charAt(end))) {
      end++;
    }
    return new QuotedWord(line.substring(from, end), end);
  }

  private static Optional<QuotedWord> quoted(String line, int from) {
    if (line.charAt(from) != '"') {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    int at = from + 1;
    while (at < line.length() && line.charAt(at) != '"') {
      if (line.charAt(at) != '\\') {
        text.append(line.charAt(at++));
        continue;
      }
      int length = escape(line, at + 1, text);
      if (length == 0) {
        return Optional.empty();
      }
      at += 1 + length;
    }
    return at < line.length()
        ? Optional.of(new QuotedWord(text.toString(), at + 1))
        : Optional.empty();
  }

  /** Adds what the escape stands for; its length, 0 if there is no such escape. */
  private static int escape(String line, int at, StringBuilder text) {
    int simple = at < line.length() ? ESCAPES.indexOf(line.charAt(at)) : -1;
    if (simple >= 0) {
      text.append(ESCAPED.charAt(simple));
      return 1;
    }
    int value = 0;
    for (int i = at; i < at + 3; i++) {
      int digit = i < line.length() ? line.charAt(i) - '0' : -1;
      if (digit < 0 || digit > (i == at ? 3 : 7)) {
        return 0;
      }
      value = value * 8 + digit;
    }
    text.append((char) value);
    return 3;
  }
}
