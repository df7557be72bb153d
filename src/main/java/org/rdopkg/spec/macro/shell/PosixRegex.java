package org.rdopkg.spec.macro.shell;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Translates POSIX regular expressions, basic and extended, with GNU's additions, for a matcher in
 * linear time. What the two worlds do differently (back references, alternatives of which POSIX
 * takes the longest) is refused.
 */
final class PosixRegex {
  private PosixRegex() {}

  /** The compiled pattern. */
  static Pattern compile(String regex, boolean extended, boolean ignoreCase) {
    try {
      return Pattern.compile(
          extended ? extended(regex) : basic(regex), ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
    } catch (PatternSyntaxException e) {
      throw new UnsupportedShell("regular expression");
    }
  }

  private static String basic(String regex) {
    StringBuilder out = new StringBuilder();
    boolean start = true;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      boolean wasStart = start;
      start = false;
      switch (c) {
        case '\\' -> {
          char next = next(regex, ++i);
          switch (next) {
            case '(' -> {
              out.append('(');
              start = true;
            }
            case ')', '{', '}' -> out.append(next);
            case '+', '?' -> out.append(next);
            default -> out.append(escape(next));
          }
        }
        case '*' -> out.append(wasStart ? "\\*" : "*");
        case '^' -> {
          out.append(wasStart ? "^" : "\\^");
          start = wasStart;
        }
        case '$' -> {
          boolean end = i + 1 == regex.length() || regex.startsWith("\\)", i + 1);
          out.append(end ? "$" : "\\$");
        }
        case '[' -> i = bracket(regex, i, false, out);
        case '.' -> out.append('.');
        case '(', ')', '{', '}', '+', '?', '|' -> out.append('\\').append(c);
        default -> out.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return out.toString();
  }

  private static String extended(String regex) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      switch (c) {
        case '\\' -> out.append(escape(next(regex, ++i)));
        case '[' -> i = bracket(regex, i, false, out);
        case '|' -> throw new UnsupportedShell("alternatives");
        case '*', '+', '?', '{', '}', '(', ')', '.', '^', '$' -> out.append(c);
        default -> out.append(Pattern.quote(String.valueOf(c)));
      }
    }
    if (out.length() > 0 && "*+?{".indexOf(out.charAt(0)) >= 0) {
      throw new UnsupportedShell("repetition");
    }
    for (String lazy :
        new String[] {
          "*?", "+?", "??", "}?", "(?", "(*", "(+", "^*", "^+", "^?", "^{", "({", "**", "++", "*+",
          "+*", "?+"
        }) {
      if (out.indexOf(lazy) >= 0) {
        throw new UnsupportedShell("repetition");
      }
    }
    return out.toString();
  }

  private static char next(String regex, int i) {
    if (i >= regex.length()) {
      throw new UnsupportedShell("backslash at the end");
    }
    return regex.charAt(i);
  }

  private static String escape(char c) {
    if ("wWsSbB".indexOf(c) >= 0) {
      return "\\" + c;
    }
    if (c == 'n') {
      return "\\n";
    }
    if (c == 't') {
      return "\\t";
    }
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || "<>'`|".indexOf(c) >= 0) {
      throw new UnsupportedShell("escape " + c);
    }
    return Pattern.quote(String.valueOf(c));
  }

  /**
   * Translates the bracket expression at {@code open}; returns where it closes.
   *
   * @param bang whether an exclamation mark negates too, as in shell patterns
   */
  static int bracket(String text, int open, boolean bang, StringBuilder out) {
    int i = open + 1;
    out.append('[');
    if (i < text.length() && (text.charAt(i) == '^' || (bang && text.charAt(i) == '!'))) {
      out.append('^');
      i++;
    }
    int first = i;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ']' && i > first) {
        out.append(']');
        return i;
      }
      if (c == '[' && i + 1 < text.length() && ":.=".indexOf(text.charAt(i + 1)) >= 0) {
        int close = text.indexOf(":]", i);
        if (text.charAt(i + 1) != ':' || close < 0) {
          throw new UnsupportedShell("bracket");
        }
        out.append(text, i, close + 2);
        i = close + 1;
      } else if (c == '\\' || c == '[' || c == ']' || c == '^' || c == '&') {
        if (c == '\\' && bang) {
          throw new UnsupportedShell("bracket");
        }
        out.append('\\').append(c);
      } else {
        out.append(c);
      }
    }
    throw new UnsupportedShell("open bracket");
  }
}
