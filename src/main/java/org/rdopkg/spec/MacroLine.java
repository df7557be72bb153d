package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code %global} or {@code %define} as it stands in the text, whether or not it is carried out.
 *
 * @param line the line of the spec, from 1
 * @param name the macro's name
 * @param bodyStart where in the line the body starts
 * @param bodyEnd where in the line the body ends, trailing blanks left out
 * @param text the whole line
 */
public record MacroLine(int line, String name, int bodyStart, int bodyEnd, String text) {
  /** Calls around a definition; more is no real spec. */
  private static final int MAX_DEPTH = 16;

  /**
   * All definitions of a macro in a spec, in file order, comments and generated blocks left out.
   */
  public static List<MacroLine> of(SpecFile spec, String name) {
    List<MacroLine> found = new ArrayList<>();
    for (int line = 1; line <= spec.lineCount(); line++) {
      String text = spec.line(line).text();
      if (text.contains(name) && !spec.line(line).isComment()) {
        Optional<MacroLine> parsed = find(line, text, 0, text.stripTrailing().length(), 0);
        if (parsed.filter(m -> m.name.equals(name)).isPresent()
            && !spec.isWrittenByRpmautospec(line)) {
          found.add(parsed.get());
        }
      }
    }
    return found;
  }

  /** The definition in a line, which may be wrapped: {@code %{!?x:%global x 1}}. */
  static Optional<MacroLine> at(int line, String text) {
    return find(line, text, 0, text.stripTrailing().length(), 0);
  }

  private static Optional<MacroLine> find(int line, String text, int from, int to, int depth) {
    int i = text.indexOf('%', from);
    while (i >= 0 && i < to) {
      if (text.startsWith("%global", i) || text.startsWith("%define", i)) {
        return definition(line, text, i + "%global".length(), to);
      }
      int end = MacroText.end(text, i);
      if (end < 0 || end > to) {
        return Optional.empty();
      }
      if (text.startsWith("%{", i) && depth < MAX_DEPTH) {
        Optional<MacroLine> inner = find(line, text, i + 2, end - 1, depth + 1);
        if (inner.isPresent()) {
          return inner;
        }
      }
      i = text.indexOf('%', end);
    }
    return Optional.empty();
  }

  private static Optional<MacroLine> definition(int line, String text, int from, int to) {
    int start = MacroText.skipBlanks(text, from);
    int end = start;
    while (end < to && MacroText.isNamePart(text.charAt(end))) {
      end++;
    }
    boolean goesOn = end < to && !MacroText.isBlank(text.charAt(end));
    if (start == from || end == start || goesOn) {
      return Optional.empty();
    }
    int bodyStart = Math.min(MacroText.skipBlanks(text, end), to);
    int bodyEnd = to;
    while (bodyEnd > bodyStart && MacroText.isBlank(text.charAt(bodyEnd - 1))) {
      bodyEnd--;
    }
    return Optional.of(new MacroLine(line, text.substring(start, end), bodyStart, bodyEnd, text));
  }

  /** The body as written; that of a definition over several lines only as far as this line goes. */
  public String body() {
    return text.substring(bodyStart, bodyEnd);
  }

  /** The line with another body. */
  public String withBody(String body) {
    String gap = bodyStart > 0 && MacroText.isBlank(text.charAt(bodyStart - 1)) ? "" : " ";
    return text.substring(0, bodyStart) + gap + body + text.substring(bodyEnd);
  }
}
