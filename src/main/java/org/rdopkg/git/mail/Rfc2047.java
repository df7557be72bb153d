package org.rdopkg.git.mail;

import java.nio.charset.StandardCharsets;

/**
 * Writes header text as the encoded words of RFC 2047 ("Q" encoding), the way git does.
 *
 * <p>All encoded words say UTF-8, whatever the bytes are. A word never holds part of a character,
 * and a line never passes 76 columns (RFC 2047, section 2). Blanks are written as {@code =20}.
 */
final class Rfc2047 {
  private static final int MAX_LINE = 76;
  private static final byte[] START = "=?UTF-8?q?".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BREAK = "?=\n =?UTF-8?q?".getBytes(StandardCharsets.US_ASCII);
  private static final String HEX = "0123456789ABCDEF";

  private Rfc2047() {}

  /** Where the text stands: a phrase before an address allows fewer plain characters. */
  enum Place {
    TEXT,
    PHRASE
  }

  /** Whether a text can't stand in a header as it is. */
  static boolean isNeeded(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (Ascii.needsEncoding(text[i]) || text[i] == '\n' || Ascii.startsWith(text, i, "=?")) {
        return true;
      }
    }
    return false;
  }

  /** Writes a text as encoded words, going on from the current column of the sink. */
  static void write(ByteSink sink, byte[] text, Place place) {
    int column = sink.column() + START.length;
    sink.put(START);
    int at = 0;
    while (at < text.length) {
      int length = Utf8.lengthAt(text, at);
      boolean plain = length == 1 && isPlain(text[at], place);
      int encoded = plain ? 1 : 3 * length;
      if (column + encoded + 2 > MAX_LINE) {
        sink.put(BREAK);
        column = START.length + 1;
      }
      writeCharacter(sink, text, at, length, plain);
      column += encoded;
      at += length;
    }
    sink.put("?=");
  }

  private static void writeCharacter(
      ByteSink sink, byte[] text, int at, int length, boolean plain) {
    if (plain) {
      sink.write(text[at]);
      return;
    }
    for (int i = at; i < at + length; i++) {
      sink.put('=').put(HEX.charAt((text[i] >> 4) & 15)).put(HEX.charAt(text[i] & 15));
    }
  }

  private static boolean isPlain(byte b, Place place) {
    if (place == Place.PHRASE) {
      return Ascii.isAlphanumeric(b) || "!*+-/".indexOf(b) >= 0;
    }
    return b > ' ' && b < 0x7f && "=?_".indexOf(b) < 0;
  }
}
