package org.rdopkg.spec.macro;

import org.jspecify.annotations.Nullable;

/**
 * A macro call found in a text, not yet looked up: {@code %{?name:rest}}, {@code %name}.
 *
 * @param name the name with its leading {@code -} and trailing {@code *} or {@code #}, if any
 * @param negated whether an odd number of {@code !} stands before the name
 * @param conditional whether a {@code ?} stands before the name
 * @param form how the rest is written
 * @param restStart where the rest starts in the text
 * @param restEnd where the rest ends
 * @param end where the text goes on behind the call
 */
record MacroCall(
    String name,
    boolean negated,
    boolean conditional,
    Form form,
    int restStart,
    int restEnd,
    int end) {

  /** How a call is written. */
  enum Form {
    /** {@code %name}; a parametric macro takes the rest of the line. */
    BARE,
    /** {@code %{name}} and {@code %{name words}}. */
    WORDS,
    /** {@code %{name:rest}}. */
    COLON,
    /** A brace whose inside is no call, such as {@code %{a.b}}. */
    MALFORMED
  }

  /**
   * Reads the call at {@code percent}.
   *
   * @return null when the percent sign stands for itself
   * @throws MacroException when a brace is not closed
   */
  static @Nullable MacroCall parse(String text, int percent, Budget budget) {
    int at = percent + 1;
    boolean braced = at < text.length() && text.charAt(at) == '{';
    int close = braced ? closed(text, at, '{', '}', budget) : -1;
    at += braced ? 1 : 0;
    boolean negated = false;
    boolean conditional = false;
    for (; at < text.length() && (text.charAt(at) == '!' || text.charAt(at) == '?'); at++) {
      negated ^= text.charAt(at) == '!';
      conditional |= text.charAt(at) == '?';
    }
    int nameEnd = nameEnd(text, at);
    String name = text.substring(at, Math.max(at, nameEnd));
    if (braced) {
      return braced(text, name, negated, conditional, nameEnd, close);
    }
    return name.isEmpty()
        ? null
        : new MacroCall(name, negated, conditional, Form.BARE, nameEnd, nameEnd, nameEnd);
  }

  /** Where the call, shell piece or expression that starts at {@code percent} ends. */
  static int end(String text, int percent, Budget budget) {
    char next = percent + 1 < text.length() ? text.charAt(percent + 1) : 0;
    return switch (next) {
      case '%' -> percent + 2;
      case '(' -> closed(text, percent + 1, '(', ')', budget) + 1;
      case '[' -> closed(text, percent + 1, '[', ']', budget) + 1;
      default -> {
        MacroCall call = parse(text, percent, budget);
        yield call == null ? percent + 1 : call.end();
      }
    };
  }

  /** Where the arguments of a bare call end: with the line, but only a blank starts them. */
  int argumentsEnd(String text) {
    if (restStart >= text.length() || !Names.isBlank(text.charAt(restStart))) {
      return restStart;
    }
    int eol = text.indexOf('\n', restStart);
    return eol < 0 ? text.length() : eol;
  }

  private static int closed(String text, int open, char opening, char closing, Budget budget) {
    int close = Brackets.close(text, open, opening, closing, budget);
    if (close < 0) {
      throw new MacroException("Unterminated " + opening + ": " + Brackets.excerpt(text, open));
    }
    return close;
  }

  private static MacroCall braced(
      String text, String name, boolean negated, boolean conditional, int nameEnd, int close) {
    char next = text.charAt(nameEnd);
    Form form = Form.MALFORMED;
    int restStart = nameEnd;
    if (nameEnd == close || Names.isBlank(next)) {
      form = Form.WORDS;
    } else if (next == ':') {
      form = Form.COLON;
      restStart++;
    }
    if (name.isEmpty()) {
      form = Form.MALFORMED;
    }
    return new MacroCall(name, negated, conditional, form, restStart, close, close + 1);
  }

  /**
   * Names are {@code [-][A-Za-z0-9_]+}, {@code *}, {@code **} and {@code #}; the marks also end a
   * name, so that {@code %_prefix*} is a macro that nobody defines.
   */
  private static int nameEnd(String text, int at) {
    int start = at < text.length() && text.charAt(at) == '-' ? at + 1 : at;
    int end = Names.end(text, start);
    if (end >= text.length()) {
      return end;
    }
    if (text.startsWith("**", end)) {
      return end + 2;
    }
    return text.charAt(end) == '*' || text.charAt(end) == '#' ? end + 1 : end;
  }
}
