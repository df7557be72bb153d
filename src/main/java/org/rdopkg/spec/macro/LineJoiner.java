package org.rdopkg.spec.macro;

/**
 * Decides where a line of a spec goes on in the next one: after a backslash at its end, and while a
 * macro's bracket is open.
 */
final class LineJoiner {
  private final OpenBrackets open = new OpenBrackets();
  private boolean continued;

  /** Whether the lines taken in are one whole logical line. */
  boolean isComplete() {
    return !continued && open.isClosed();
  }

  /** Takes the next physical line in. */
  void add(CharSequence line) {
    continued = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        continued = i + 1 == line.length();
        i++;
      } else if (c != '%' || i + 1 == line.length()) {
        open.count(c);
      } else if (open.opens(line.charAt(i + 1))) {
        i++;
      }
    }
  }
}
