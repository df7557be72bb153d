package org.rdopkg.console;

import java.text.Normalizer;

/** Text for a terminal that shows nothing beyond ASCII: letters without their marks, else "?". */
final class Ascii {
  private static final int LAST = 0x7e;

  private Ascii() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> out.append(c <= LAST ? (char) c : '?'));
    return out.toString();
  }
}
