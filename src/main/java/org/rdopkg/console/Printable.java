package org.rdopkg.console;

/**
 * Makes untrusted text (subjects, names, paths) safe to show: no escape sequence of it reaches the
 * terminal, and none of it can pretend to be another line.
 */
public final class Printable {
  private Printable() {}

  /** One line of text: every control character, line ends included, becomes {@code \xNN}. */
  public static String line(String text) {
    return escape(text, false);
  }

  /** A block of text: as {@link #line}, but line ends stay. */
  public static String block(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean keepLineEnds) {
    for (int i = 0; i < text.length(); i++) {
      if (isHostile(text.charAt(i), keepLineEnds)) {
        return escapeFrom(text, i, keepLineEnds);
      }
    }
    return text;
  }

  private static String escapeFrom(String text, int first, boolean keepLineEnds) {
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isHostile(c, keepLineEnds)) {
        out.append(c);
      } else if (c < 0x100) {
        out.append(String.format("\\x%02x", (int) c));
      } else {
        out.append(String.format("\\u%04x", (int) c));
      }
    }
    return out.toString();
  }

  /** C0, DEL and C1 controls, line separators, and the marks that reorder text on a screen. */
  private static boolean isHostile(char c, boolean keepLineEnds) {
    if (c == '\t' || (c == '\n' && keepLineEnds)) {
      return false;
    }
    return c < 0x20
        || (c >= 0x7f && c < 0xa0)
        || c == '\u2028'
        || c == '\u2029'
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
