package org.rdopkg.git.mail;

/**
 * Writes paths as git shows them: as they are, or between double quotes as in C.
 *
 * <p>Quotes are used for control characters, {@code "}, {@code \} and anything beyond ASCII ({@code
 * core.quotePath}, whose default is on); the latter is written as three octal digits a byte.
 */
final class QuotedPath {
  private static final String LETTERS = "abtnvfr";

  private QuotedPath() {}

  static boolean isNeeded(byte[] path) {
    for (byte b : path) {
      if (isSpecial(b)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes a path.
   *
   * @param prefix goes in front, inside the quotes
   */
  static void write(ByteSink sink, String prefix, byte[] path) {
    if (!isNeeded(path)) {
      sink.put(prefix).put(path);
      return;
    }
    sink.put('"').put(prefix);
    for (byte b : path) {
      if (isSpecial(b)) {
        escape(sink, b);
      } else {
        sink.write(b);
      }
    }
    sink.put('"');
  }

  /** The path as it is shown, for places that have to measure it first. */
  static byte[] quote(byte[] path) {
    if (!isNeeded(path)) {
      return path;
    }
    ByteSink sink = new ByteSink(path.length * 2);
    write(sink, "", path);
    return sink.toByteArray();
  }

  private static boolean isSpecial(byte b) {
    return b < ' ' || b == 0x7f || b == '"' || b == '\\';
  }

  private static void escape(ByteSink sink, byte b) {
    sink.put('\\');
    if (b == '"' || b == '\\') {
      sink.write(b);
    } else if (b >= '\007' && b <= '\r') {
      sink.put(LETTERS.charAt(b - '\007'));
    } else {
      sink.put((char) ('0' + ((b >> 6) & 3)));
      sink.put((char) ('0' + ((b >> 3) & 7)));
      sink.put((char) ('0' + (b & 7)));
    }
  }
}
