package org.rdopkg.spec.macro;

/** What characters mean in macro names; ASCII only, as in rpm. */
final class Names {
  private Names() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Letters, digits and the underscore: the characters of names. */
  static boolean isPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
  }

  /** A blank or tab. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** What C's {@code isspace} takes for white space. */
  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** Where the name that starts at {@code from} ends. */
  static int end(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && isPart(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The first position at or after {@code from} that is neither blank nor tab. */
  static int skipBlanks(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Whether a definition may have this name: rpm wants a letter or underscore first. */
  static boolean isDefinable(String name) {
    return !name.isEmpty() && !isDigit(name.charAt(0)) && end(name, 0) == name.length();
  }
}
