package org.rdopkg.spec.lint;

import java.util.Optional;
import org.rdopkg.spec.MacroText;
import org.rdopkg.spec.Section;
import org.rdopkg.spec.SpecFile;

/**
 * Macro calls in the text of a changelog. rpm expands them there as anywhere, in comments too.
 *
 * <p>Left out are the lines that steer: {@code %if}, {@code %define}, {@code %autochangelog},
 * {@code %include}. A name of fewer than three letters cannot be a macro, so {@code 100%s} is text.
 */
final class ChangelogMacros {
  private static final int SHORTEST_NAME = 3;

  /**
   * The first call of a line.
   *
   * @param line the line of the spec, from 1
   * @param text the call as written
   * @param fixable whether it is text for certain: in an entry's body, and in one line
   */
  record Call(int line, String text, boolean fixable) {}

  private ChangelogMacros() {}

  static Optional<Call> first(SpecFile spec, int line) {
    String text = spec.line(line).text();
    if (text.indexOf('%') < 0 || steers(spec, line)) {
      return Optional.empty();
    }
    int at = next(text, 0);
    if (at < 0) {
      return Optional.empty();
    }
    int end = MacroText.end(text, at);
    boolean header = text.stripLeading().startsWith("*");
    return Optional.of(
        new Call(
            line,
            end < 0 ? text.substring(at) : text.substring(at, end),
            !header && isWhole(spec, line)));
  }

  /** Whether no macro reaches into the line or out of it. */
  private static boolean isWhole(SpecFile spec, int line) {
    return !spec.isInsideMacro(line) && !(line < spec.lineCount() && spec.isInsideMacro(line + 1));
  }

  /** Mends {@code macro-in-changelog}: percent signs that begin a call are doubled. */
  static SpecFile fix(LintSubject subject) {
    SpecFile spec = subject.spec();
    var edits = spec.edit();
    for (Section section : spec.sections("changelog")) {
      for (int line = section.first(); line <= section.last(); line++) {
        if (first(spec, line).filter(Call::fixable).isPresent()) {
          edits.replace(line, escaped(spec.line(line).text()));
        }
      }
    }
    return edits.apply();
  }

  private static String escaped(String text) {
    StringBuilder result = new StringBuilder();
    int done = 0;
    for (int at = next(text, 0); at >= 0; at = next(text, at + 1)) {
      result.append(text, done, at).append('%');
      done = at;
    }
    return result.append(text.substring(done)).toString();
  }

  /** The next percent sign from a position on that begins a call; -1 when there is none. */
  private static int next(String text, int from) {
    int at = text.indexOf('%', from);
    while (at >= 0) {
      if (text.startsWith("%%", at)) {
        at = text.indexOf('%', at + 2);
      } else if (isCall(text, at)) {
        return at;
      } else {
        at = text.indexOf('%', at + 1);
      }
    }
    return -1;
  }

  private static boolean isCall(String text, int percent) {
    int at = percent + 1;
    while (at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == '!')) {
      at++;
    }
    if (at == text.length()) {
      return false;
    }
    char c = text.charAt(at);
    if (c == '{' || c == '(' || c == '[') {
      return at + 1 < text.length() && MacroText.end(text, percent) != percent + 3;
    }
    int end = at;
    while (end < text.length() && MacroText.isNamePart(text.charAt(end))) {
      end++;
    }
    return end - at >= SHORTEST_NAME && !MacroText.isDigit(c);
  }

  private static boolean steers(SpecFile spec, int line) {
    String text = spec.line(line).text().strip();
    if (spec.isWrittenByRpmautospec(line) || text.contains("autochangelog")) {
      return true;
    }
    if (!text.startsWith("%")) {
      return false;
    }
    String word = text.substring(1).split("[^a-z]", 2)[0];
    return switch (word) {
      case "if",
          "ifarch",
          "ifnarch",
          "ifos",
          "ifnos",
          "elif",
          "elifarch",
          "elifos",
          "else",
          "endif",
          "define",
          "global",
          "undefine",
          "dnl",
          "include" ->
          true;
      default ->
          text.startsWith("%{load:")
              || text.startsWith("%{include:")
              || text.startsWith("%{?include");
    };
  }
}
