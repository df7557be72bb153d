package org.rdopkg.patch.apply;

import java.util.Optional;

/** File names in double quotes with escapes as C has them. */
final class QuotedName {
  private QuotedName() {}

  /**
   * A quoted name at the beginning of a text.
   *
   * @param name the name
   * @param end the index behind the closing quote
   */
  record Found(String name, int end) {}

  /** A name that is all of a text, quoted or not. */
  static String whole(String text) {
    return at(text, 0).map(Found::name).orElse(text);
  }

  /** The quoted name at an index. */
  static Optional<Found> at(String text, int start) {
    if (start >= text.length() || text.charAt(start) != '"') {
      return Optional.empty();
    }
    StringBuilder name = new StringBuilder();
    int i = start + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        return Optional.of(new Found(name.toString(), i + 1));
      }
      if (c != '\\') {
        name.append(c);
        i++;
        continue;
      }
      i = escape(text, i + 1, name);
      if (i < 0) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Reads what follows a backslash; negative when it is no escape. */
  private static int escape(String text, int at, StringBuilder name) {
    if (at >= text.length()) {
      return -1;
    }
    char c = text.charAt(at);
    int simple = "abtnvfr\"\\".indexOf(c);
    if (simple >= 0) {
      name.append("\u0007\b\t\n\u000b\f\r\"\\".charAt(simple));
      return at + 1;
    }
    if (c < '0' || c > '3' || at + 3 > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + 3; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '7') {
        return -1;
      }
      value = value * 8 + digit - '0';
    }
    name.append((char) value);
    return at + 3;
  }
}
