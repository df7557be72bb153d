package org.rdopkg.spec;

/**
 * Finds where macro calls begin and end in a text, by RPM's rules, without expanding anything.
 *
 * <p>{@code %{...}}, {@code %(...)} and {@code %[...]} end at the bracket that balances the first
 * one; {@code %name} ends at the first character that is no letter, digit or {@code _}; {@code %%}
 * is a percent sign.
 */
public final class MacroText {
  private MacroText() {}

  /**
   * The end (exclusive) of the call that starts with the {@code %} at {@code start}; the position
   * after the {@code %} when no call starts there; -1 when its bracket is never closed.
   */
  public static int end(String text, int start) {
    if (start + 1 >= text.length()) {
      return start + 1;
    }
    char open = text.charAt(start + 1);
    return switch (open) {
      case '%' -> start + 2;
      case '{' -> closing(text, start + 1, '{', '}');
      case '(' -> closing(text, start + 1, '(', ')');
      case '[' -> closing(text, start + 1, '[', ']');
      default -> endOfName(text, start);
    };
  }

  private static int closing(String text, int from, char open, char close) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == open) {
        depth++;
      } else if (c == close && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private static int endOfName(String text, int start) {
    int i = start + 1;
    while (i < text.length() && (text.charAt(i) == '?' || text.charAt(i) == '!')) {
      i++;
    }
    int name = i;
    while (i < text.length() && isNamePart(text.charAt(i))) {
      i++;
    }
    return i == name ? start + 1 : i;
  }

  /**
   * Where a macro of this name is called in a text, as {@code %name}, {@code %{name}}, {@code
   * %{?name}} and the like; -1 when nowhere.
   */
  public static int call(String text, String macro) {
    for (int i = text.indexOf(macro); i >= 0; i = text.indexOf(macro, i + 1)) {
      int before = i;
      while (before > 0 && "?!{".indexOf(text.charAt(before - 1)) >= 0) {
        before--;
      }
      int end = i + macro.length();
      boolean whole = end == text.length() || !isNamePart(text.charAt(end));
      if (whole && before > 0 && text.charAt(before - 1) == '%' && !isEscaped(text, before - 1)) {
        return before - 1;
      }
    }
    return -1;
  }

  /** Whether a percent sign is the second of a pair. */
  private static boolean isEscaped(String text, int percent) {
    int signs = 0;
    for (int i = percent - 1; i >= 0 && text.charAt(i) == '%'; i--) {
      signs++;
    }
    return signs % 2 == 1;
  }

  /** Whether a character may stand in a macro's name. */
  public static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The first position from {@code from} on that is no blank. */
  public static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The first position from {@code from} on that is no digit. */
  public static int skipDigits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The text with every percent sign doubled, so that rpm shows it as it is. */
  static String escape(String text) {
    return text.replace("%", "%%");
  }
}
