package org.rdopkg.spec.macro.shell;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A shell pattern ({@code *}, {@code ?}, {@code [...]}, backslash) matched in linear time. */
final class GlobPattern {
  private final String text;
  private final boolean literal;

  GlobPattern(String text) {
    this.text = text;
    this.literal = text.chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0);
  }

  boolean matches(String value) {
    return literal ? value.equals(text) : compile(translated()).matcher(value).matches();
  }

  /** Where the longest match at {@code from} ends; {@code from} itself without one. */
  int longestMatch(String value, int from) {
    if (literal) {
      return value.startsWith(text, from) ? from + text.length() : from;
    }
    Matcher matcher =
        Pattern.compile(translated(), Pattern.LONGEST_MATCH | Pattern.DOTALL)
            .matcher(value.substring(from));
    return matcher.lookingAt() ? from + matcher.end() : from;
  }

  private static Pattern compile(String regex) {
    try {
      return Pattern.compile(regex, Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new UnsupportedShell("pattern");
    }
  }

  private String translated() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '*' -> out.append(".*");
        case '?' -> out.append('.');
        case '[' -> i = PosixRegex.bracket(text, i, true, out);
        case '\\' -> {
          if (++i == text.length()) {
            throw new UnsupportedShell("pattern");
          }
          out.append(Pattern.quote(text.substring(i, i + 1)));
        }
        default -> out.append(Pattern.quote(text.substring(i, i + 1)));
      }
    }
    return out.toString();
  }
}
