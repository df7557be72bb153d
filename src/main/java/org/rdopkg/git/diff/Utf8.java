package org.rdopkg.git.diff;

/** Finds where bytes stop being UTF-8. */
final class Utf8 {
  private Utf8() {}

  /**
   * The end of the longest run of whole UTF-8 characters from {@code start} on, at most {@code
   * end}. Overlong forms, surrogates, characters beyond U+10FFFF, and, as git has it, U+FFFE and
   * U+FFFF end the run.
   */
  static int validEnd(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      int length = length(bytes, at, end);
      if (length == 0 || (length == 3 && isNoncharacter(bytes, at))) {
        break;
      }
      at += length;
    }
    return at;
  }

  /** The length in bytes of the character at {@code at}; 0 if there is no valid one. */
  static int length(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0x80) {
      return 1;
    }
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > end) {
      return 0;
    }
    int character = lead & (0x7F >> length);
    for (int i = at + 1; i < at + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return 0;
      }
      character = (character << 6) | (bytes[i] & 0x3F);
    }
    return allowed(character, length) ? length : 0;
  }

  private static boolean allowed(int character, int length) {
    boolean shortest = length == 2 || character >= (length == 3 ? 0x800 : 0x10000);
    boolean surrogate = character >= 0xD800 && character <= 0xDFFF;
    return shortest && !surrogate && character <= 0x10FFFF;
  }

  private static boolean isNoncharacter(byte[] bytes, int at) {
    return bytes[at] == (byte) 0xEF
        && bytes[at + 1] == (byte) 0xBF
        && (bytes[at + 2] & 0xFF) >= 0xBE;
  }
}
