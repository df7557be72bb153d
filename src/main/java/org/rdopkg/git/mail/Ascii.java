package org.rdopkg.git.mail;

import java.util.Arrays;

/** Questions about single bytes, answered as git answers them: by value, never by locale. */
final class Ascii {
  private static final int ESCAPE = 0x1b;

  private Ascii() {}

  /** Blank, TAB, LF or CR; vertical tab and form feed are text for git. */
  static boolean isSpace(int b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  static boolean isAlphanumeric(int b) {
    return isDigit(b) || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  /**
   * Whether a byte makes a mail 8 bit: anything beyond 7 bits, and the escape character, which
   * starts the shifts of ISO-2022 encodings.
   */
  static boolean needsEncoding(byte b) {
    return b < 0 || b == ESCAPE;
  }

  /** The text without the white space at its end. */
  static byte[] trimEnd(byte[] text) {
    int end = trimmedEnd(text, 0, text.length);
    return end == text.length ? text : Arrays.copyOf(text, end);
  }

  /** Where the text between two offsets ends, not counting white space. */
  static int trimmedEnd(byte[] text, int from, int to) {
    int end = to;
    while (end > from && isSpace(text[end - 1])) {
      end--;
    }
    return end;
  }

  /** The offset of the first such byte at or after an offset; the length when there is none. */
  static int indexOf(byte[] text, int wanted, int from) {
    int at = from;
    while (at < text.length && text[at] != wanted) {
      at++;
    }
    return at;
  }

  static boolean startsWith(byte[] text, int from, String prefix) {
    if (text.length - from < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (text[from + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
