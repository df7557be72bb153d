package org.rdopkg.spec.macro;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of macro definitions in rpm's format: {@code %NAME[(OPTIONS)] BODY} a line, a
 * backslash or an open brace continues it, everything else is a comment.
 */
final class MacroFile {
  private MacroFile() {}

  /** One definition of a file. */
  record Entry(String name, @Nullable String options, String body) {}

  /** All definitions in order. */
  static List<Entry> read(List<String> lines, Budget budget) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int start = Names.skipBlanks(line, 0);
      if (start >= line.length() || line.charAt(start) != '%') {
        continue;
      }
      StringBuilder text = new StringBuilder(line);
      LineJoiner joiner = new LineJoiner();
      joiner.add(line);
      while (i + 1 < lines.size() && !joiner.isComplete()) {
        joiner.add(lines.get(++i));
        text.append('\n').append(lines.get(i));
      }
      DefineParser parsed = DefineParser.line(text.toString(), start + 1, budget);
      entries.add(new Entry(parsed.name(), parsed.options(), parsed.body()));
    }
    return entries;
  }
}
