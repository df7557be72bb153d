package org.rdopkg.git.mail;

import java.nio.charset.StandardCharsets;

/**
 * Writes bytes in the base 85 of git's binary patches: the alphabet of RFC 1924, four bytes as five
 * characters, most significant first.
 *
 * <p>Lines carry 52 bytes; each starts with a letter that tells how many ({@code A} to {@code Z}
 * for 1 to 26, {@code a} to {@code z} for 27 to 52). The last group is filled up with zeros.
 */
final class Base85 {
  private static final int LINE = 52;
  private static final byte[] DIGITS =
      ("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + "!#$%&()*+-;<=>?@^_`{|}~")
          .getBytes(StandardCharsets.US_ASCII);

  private Base85() {}

  static void write(ByteSink sink, byte[] data) {
    for (int at = 0; at < data.length; at += LINE) {
      int length = Math.min(LINE, data.length - at);
      sink.put((char) (length <= 26 ? 'A' + length - 1 : 'a' + length - 27));
      for (int i = at; i < at + length; i += 4) {
        group(sink, data, i);
      }
      sink.put('\n');
    }
  }

  private static void group(ByteSink sink, byte[] data, int at) {
    long value = 0;
    for (int i = at; i < at + 4; i++) {
      value = (value << 8) | (i < data.length ? data[i] & 0xff : 0);
    }
    byte[] digits = new byte[5];
    for (int i = 4; i >= 0; i--) {
      digits[i] = DIGITS[(int) (value % 85)];
      value /= 85;
    }
    sink.put(digits);
  }
}
