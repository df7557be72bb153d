package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A comment that rdopkg reads: {@code # name=value}, such as {@code # patches_base=1.2.3+2}.
 *
 * <p>One reader for all names. The value ends at the first blank, as in the Python tool. Only a
 * comment with exactly the wanted name counts: {@code # vim: set ts=4} is no magic comment.
 *
 * @param line the line of the spec, from 1
 * @param name the name, for example {@link #PATCHES_BASE}
 * @param value the value; empty for {@code # name=}
 * @param valueStart where in the line the value starts
 */
public record MagicComment(int line, String name, String value, int valueStart) {
  /** The commit or tag that the patches stand on: {@code REF}, {@code REF+N} or {@code +N}. */
  public static final String PATCHES_BASE = "patches_base";

  /** A regular expression for the subjects of commits that are not made patch files. */
  public static final String PATCHES_IGNORE = "patches_ignore";

  /** The first comment of this name that has a value. */
  public static Optional<MagicComment> find(SpecFile spec, String name) {
    return all(spec, name).stream().filter(c -> !c.value.isEmpty()).findFirst();
  }

  /** All comments of this name outside {@code %changelog}, in file order. */
  public static List<MagicComment> all(SpecFile spec, String name) {
    return all(spec).stream().filter(c -> c.name.equals(name)).toList();
  }

  /** All comments of this form outside {@code %changelog}, whatever their names. */
  public static List<MagicComment> all(SpecFile spec) {
    List<MagicComment> found = new ArrayList<>();
    for (int line = 1; line <= spec.lineCount(); line++) {
      String text = spec.line(line).text();
      if (text.startsWith("#") && !spec.sectionAt(line).name().equals("changelog")) {
        parse(line, text).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Reads a line as {@code # name=value} with any name. */
  static Optional<MagicComment> parse(int line, String text) {
    if (!text.startsWith("#")) {
      return Optional.empty();
    }
    int start = MacroText.skipBlanks(text, 1);
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    int equals = MacroText.skipBlanks(text, end);
    if (end == start || equals == text.length() || text.charAt(equals) != '=') {
      return Optional.empty();
    }
    int valueStart = MacroText.skipBlanks(text, equals + 1);
    int valueEnd = valueStart;
    while (valueEnd < text.length() && !Character.isWhitespace(text.charAt(valueEnd))) {
      valueEnd++;
    }
    return Optional.of(
        new MagicComment(
            line, text.substring(start, end), text.substring(valueStart, valueEnd), valueStart));
  }

  static boolean isNamePart(char c) {
    return MacroText.isNamePart(c) || c == '-';
  }

  /** Whether a line holds one of the names that rdopkg itself uses. */
  static boolean isKnown(SpecLine line) {
    return parse(0, line.text())
        .filter(c -> c.name.equals(PATCHES_BASE) || c.name.equals(PATCHES_IGNORE))
        .isPresent();
  }

  /** Whether a line is the lone {@code #} that frames magic comments. */
  static boolean isFrame(SpecLine line) {
    return line.text().strip().equals("#");
  }
}
