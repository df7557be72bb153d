package org.rdopkg.git.mail;

import java.nio.charset.StandardCharsets;

/**
 * The names that git gives to patch files: {@code 0001-Fix-the-build.patch}.
 *
 * <p>The subject keeps letters, digits, dots and underscores; a run of anything else becomes one
 * dash, a run of dots one dot, and none of both stands at either end. Name and number are cut so
 * that the whole name stays under 64 bytes ({@code format.filenameMaxLength}).
 */
public final class PatchFileName {
  private static final String SUFFIX = ".patch";
  private static final int MAX_LENGTH = 64;

  private PatchFileName() {}

  /**
   * The file name of a patch.
   *
   * @param number position in the series, from 1; written with four digits at least
   * @param subject the first line of the message, any encoding
   */
  public static String of(int number, byte[] subject) {
    String name = number(number) + "-" + sanitize(subject);
    int limit = MAX_LENGTH - 1 - SUFFIX.length();
    return (name.length() > limit ? name.substring(0, limit) : name) + SUFFIX;
  }

  private static String number(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  private static String sanitize(byte[] subject) {
    byte[] name = new byte[subject.length * 2];
    int length = 0;
    boolean gap = false;
    for (byte b : subject) {
      if (!isNameByte(b)) {
        gap = true;
        continue;
      }
      if (gap && length > 0) {
        name[length++] = '-';
      }
      gap = false;
      if (b != '.' || length == 0 || name[length - 1] != '.') {
        name[length++] = b;
      }
    }
    return new String(name, 0, end(name, length), StandardCharsets.US_ASCII);
  }

  private static int end(byte[] name, int length) {
    int end = length;
    while (end > 0 && (name[end - 1] == '.' || name[end - 1] == '-')) {
      end--;
    }
    return end;
  }

  private static boolean isNameByte(byte b) {
    return Ascii.isAlphanumeric(b) || b == '.' || b == '_';
  }
}
