package org.rdopkg.spec.macro;

/** Finds closing brackets as rpm does: only the same kind nests, a backslash hides a character. */
final class Brackets {
  private Brackets() {}

  /**
   * Where the bracket that opens at {@code open} closes.
   *
   * @return the position of the closing bracket, -1 when there is none
   */
  static int close(String text, int open, char opening, char closing, Budget budget) {
    int depth = 0;
    int i = open;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        break;
      }
    }
    budget.spend(i - open);
    return i < text.length() ? i : -1;
  }

  /** The text from {@code at} on, short enough for a message. */
  static String excerpt(String text, int at) {
    int end = Math.min(text.length(), at + 60);
    int newline = text.indexOf('\n', at);
    return text.substring(at, newline >= 0 && newline < end ? newline : end);
  }

  /** A piece of a spec short enough to be shown. */
  static String clip(String piece) {
    return piece.length() <= 200 ? piece : piece.substring(0, 200) + "...";
  }
}
