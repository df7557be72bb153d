package org.rdopkg.spec.macro.shell;

import java.util.List;

/** The lines of an input. */
final class Lines {
  private Lines() {}

  /** Every line without its end; a text that ends in a newline has no empty last line. */
  static List<String> of(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return List.of(body.split("\n", -1));
  }
}
