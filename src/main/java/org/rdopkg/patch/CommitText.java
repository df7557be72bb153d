package org.rdopkg.patch;

import java.util.ArrayList;
import java.util.List;

/** The parts of a commit message as git divides it. */
final class CommitText {
  private CommitText() {}

  /** The first paragraph, its lines joined by blanks and without blanks at their ends. */
  static String subject(String message) {
    List<String> lines = new ArrayList<>();
    for (String line : message.split("\n", -1)) {
      if (!line.isBlank()) {
        lines.add(lines.isEmpty() ? line.strip() : line.stripTrailing());
      } else if (!lines.isEmpty()) {
        break;
      }
    }
    return String.join(" ", lines).stripTrailing();
  }

  /** What follows the first paragraph, without blank lines around it. */
  static String body(String message) {
    String[] lines = message.split("\n", -1);
    int at = 0;
    while (at < lines.length && lines[at].isBlank()) {
      at++;
    }
    while (at < lines.length && !lines[at].isBlank()) {
      at++;
    }
    while (at < lines.length && lines[at].isBlank()) {
      at++;
    }
    return String.join("\n", List.of(lines).subList(at, lines.length)).stripTrailing();
  }
}
