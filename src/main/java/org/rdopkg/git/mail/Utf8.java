package org.rdopkg.git.mail;

/** Finds the characters in UTF-8 bytes that may be anything. */
final class Utf8 {
  private Utf8() {}

  /**
   * How many bytes the character at an offset takes; 1 for a byte that starts no valid character
   * (RFC 3629: no overlong forms, no surrogates, nothing beyond U+10FFFF).
   */
  static int lengthAt(byte[] text, int at) {
    int first = text[at] & 0xff;
    int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length <= 1 || first > 0xf4 || at + length > text.length) {
      return 1;
    }
    for (int i = 1; i < length; i++) {
      if ((text[at + i] & 0xc0) != 0x80) {
        return 1;
      }
    }
    return isCanonical(first, text[at + 1] & 0xff) ? length : 1;
  }

  private static boolean isCanonical(int first, int second) {
    return switch (first) {
      case 0xe0 -> second >= 0xa0;
      case 0xed -> second < 0xa0;
      case 0xf0 -> second >= 0x90;
      case 0xf4 -> second < 0x90;
      default -> true;
    };
  }
}
