package org.rdopkg.patch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The trailers of a commit message: the paragraphs at its end that are made of {@code Name: value}
 * lines only. The first paragraph never is one. {@code Change-Id} counts wherever it stands.
 */
final class Trailers {
  private static final String CHANGE_ID = "Change-Id: ";

  private final String textBefore;
  private final List<String> lines;

  private Trailers(String textBefore, List<String> lines) {
    this.textBefore = textBefore;
    this.lines = List.copyOf(lines);
  }

  static Trailers of(String message) {
    List<String> paragraphs = paragraphs(message);
    int first = paragraphs.size();
    while (first > 1 && isTrailerBlock(paragraphs.get(first - 1))) {
      first--;
    }
    String before = String.join("\n\n", paragraphs.subList(0, first));
    Set<String> trailers = new LinkedHashSet<>();
    for (String line : before.split("\n", -1)) {
      if (isChangeId(line)) {
        trailers.add(line);
      }
    }
    for (String block : paragraphs.subList(first, paragraphs.size())) {
      trailers.addAll(unfolded(block));
    }
    return new Trailers(before, List.copyOf(trailers));
  }

  static boolean isChangeId(String line) {
    return line.startsWith(CHANGE_ID);
  }

  private static List<String> paragraphs(String message) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : message.split("\n", -1)) {
      if (!line.isBlank()) {
        current.append(current.length() == 0 ? "" : "\n").append(line.stripTrailing());
      } else if (current.length() > 0) {
        paragraphs.add(current.toString());
        current.setLength(0);
      }
    }
    if (current.length() > 0) {
      paragraphs.add(current.toString());
    }
    return paragraphs;
  }

  private static boolean isTrailerBlock(String paragraph) {
    return !paragraph.startsWith(" ") && unfolded(paragraph).stream().allMatch(Trailers::isTrailer);
  }

  /** The lines, each with the indented ones that follow it. */
  private static List<String> unfolded(String block) {
    List<String> lines = new ArrayList<>();
    for (String line : block.split("\n", -1)) {
      boolean continues = line.startsWith(" ") || line.startsWith("\t");
      int last = lines.size() - 1;
      if (continues && last >= 0) {
        lines.set(last, lines.get(last) + "\n" + line);
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  /** {@code Name: value}, or the line that {@code git cherry-pick -x} writes. */
  private static boolean isTrailer(String line) {
    if (line.startsWith("(cherry picked from commit ")) {
      return true;
    }
    int colon = line.indexOf(':');
    return colon > 0
        && line.length() > colon + 1
        && (line.charAt(colon + 1) == ' ' || line.charAt(colon + 1) == '\t')
        && line.substring(0, colon)
            .chars()
            .allMatch(c -> c == '-' || (c < 0x80 && Character.isLetterOrDigit(c)));
  }

  /** The message without the trailers at its end. */
  String textBefore() {
    return textBefore;
  }

  /** The lines about bugs. */
  List<String> bugLines() {
    return lines.stream().filter(CommitMessage::isBugLine).toList();
  }

  /** All but the lines about bugs, each once. */
  List<String> others() {
    return lines.stream().filter(line -> !CommitMessage.isBugLine(line)).toList();
  }
}
