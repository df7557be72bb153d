package org.rdopkg.spec;

import java.util.List;
import java.util.stream.Collectors;

/** How line numbers are named in messages. */
final class Lines {
  private Lines() {}

  /** For example {@code line 7} or {@code lines 7, 9 and 12}. */
  static String name(List<Integer> lines) {
    if (lines.size() == 1) {
      return "line " + lines.get(0);
    }
    String all =
        lines.subList(0, lines.size() - 1).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return "lines " + all + " and " + lines.get(lines.size() - 1);
  }
}
