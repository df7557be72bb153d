package org.rdopkg.spec.macro.shell;

import java.util.Locale;
import java.util.Map;

/** The operators of {@code ${name...}} as bash has them. */
final class Parameters {
  private Parameters() {}

  static String apply(
      String value, String operator, String argument, Map<String, String> variables) {
    return switch (operator) {
      case "" -> value;
      case "length" -> Integer.toString(value.length());
      case ":" -> slice(value, argument, variables);
      case ",," -> bare(argument, value.toLowerCase(Locale.ROOT));
      case "^^" -> bare(argument, value.toUpperCase(Locale.ROOT));
      case "%", "%%", "#", "##" -> {
        GlobPattern pattern = new GlobPattern(argument);
        boolean longest = operator.length() == 2;
        yield operator.charAt(0) == '#'
            ? withoutPrefix(value, pattern, longest)
            : withoutSuffix(value, pattern, longest);
      }
      default -> replace(value, argument, operator.length() == 2);
    };
  }

  private static String bare(String argument, String result) {
    if (!argument.isEmpty()) {
      throw new UnsupportedShell("pattern of a case change");
    }
    return result;
  }

  /** {@code :offset} or {@code :offset:length}; a negative offset or length counts from the end. */
  private static String slice(String value, String argument, Map<String, String> variables) {
    if (argument.isEmpty() || "-=?+".indexOf(argument.charAt(0)) >= 0) {
      throw new UnsupportedShell("default value");
    }
    int colon = argument.indexOf(':');
    String offset = colon < 0 ? argument : argument.substring(0, colon);
    long start = number(offset, variables);
    if (start < 0) {
      start += value.length();
    }
    if (start < 0 || start > value.length()) {
      return "";
    }
    long end = value.length();
    if (colon >= 0) {
      long length = number(argument.substring(colon + 1), variables);
      end = length < 0 ? value.length() + length : Math.min(value.length(), start + length);
    }
    if (end < start) {
      throw new UnsupportedShell("slice");
    }
    return value.substring((int) start, (int) end);
  }

  private static long number(String text, Map<String, String> variables) {
    long value = text.isBlank() ? 0 : new ShellArithmetic(text, variables).value();
    if (Math.abs(value) > Integer.MAX_VALUE) {
      throw new UnsupportedShell("number");
    }
    return value;
  }

  private static String withoutPrefix(String value, GlobPattern pattern, boolean longest) {
    for (int i = 0; i <= value.length(); i++) {
      int end = longest ? value.length() - i : i;
      if (pattern.matches(value.substring(0, end))) {
        return value.substring(end);
      }
    }
    return value;
  }

  private static String withoutSuffix(String value, GlobPattern pattern, boolean longest) {
    for (int i = 0; i <= value.length(); i++) {
      int start = longest ? i : value.length() - i;
      if (pattern.matches(value.substring(start))) {
        return value.substring(0, start);
      }
    }
    return value;
  }

  /** {@code /pattern/replacement}, at the first place or at all. */
  private static String replace(String value, String argument, boolean all) {
    int slash = unescapedSlash(argument);
    String pattern = slash < 0 ? argument : argument.substring(0, slash);
    String replacement = slash < 0 ? "" : argument.substring(slash + 1);
    if (pattern.isEmpty() || "#%".indexOf(pattern.charAt(0)) >= 0) {
      throw new UnsupportedShell("anchored pattern");
    }
    if (replacement.indexOf('&') >= 0 || replacement.indexOf('\\') >= 0) {
      throw new UnsupportedShell("replacement");
    }
    GlobPattern glob = new GlobPattern(pattern);
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < value.length()) {
      int end = glob.longestMatch(value, i);
      if (end > i) {
        out.append(replacement);
        i = end;
        if (!all) {
          break;
        }
      } else {
        out.append(value.charAt(i++));
      }
    }
    return out.append(value, i, value.length()).toString();
  }

  private static int unescapedSlash(String argument) {
    for (int i = 0; i < argument.length(); i++) {
      if (argument.charAt(i) == '\\') {
        i++;
      } else if (argument.charAt(i) == '/') {
        return i;
      }
    }
    return -1;
  }
}
