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

  /**
   * An output that was made line by line: where its last line is the input's last one, and that has
   * no newline at its end, neither has the output.
   */
  static String endedLike(String input, String output, boolean withLast) {
    boolean open = withLast && !input.isEmpty() && !input.endsWith("\n");
    return open && output.endsWith("\n") ? output.substring(0, output.length() - 1) : output;
  }
}
