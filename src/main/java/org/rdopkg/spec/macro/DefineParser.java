package org.rdopkg.spec.macro;

import org.jspecify.annotations.Nullable;

/**
 * Takes a definition apart: {@code NAME[(OPTIONS)] BODY} after {@code %define} or {@code %global},
 * and in macro files.
 *
 * @param name the macro's name
 * @param options the option letters when it is parametric
 * @param body the body with one level of backslashes gone, unless it stood in braces
 * @param end where the text goes on behind it
 */
record DefineParser(String name, @Nullable String options, String body, int end) {

  /** The definition that starts at {@code from} and may go on over continued lines. */
  static DefineParser line(String text, int from, Budget budget) {
    int at = head(text, from, text.length());
    String name = text.substring(Names.skipBlanks(text, from), at);
    String options = options(text, at, text.length(), name);
    at = Names.skipBlanks(text, options == null ? at : at + options.length() + 2);
    if (at < text.length() && text.charAt(at) == '{') {
      int close = Brackets.close(text, at, '{', '}', budget);
      if (close < 0) {
        throw new MacroException("Macro %" + name + " has unterminated body");
      }
      String body = text.substring(at + 1, close);
      return checked(new DefineParser(name, options, body, afterNewlines(text, close + 1)));
    }
    return checked(continuedBody(name, options, text, at, budget));
  }

  /** The definition inside {@code %{define ...}}: the body is all the rest, as it stands. */
  static DefineParser braced(String text, int from, int to) {
    int at = head(text, from, to);
    String name = text.substring(Names.skipBlanks(text, from), at);
    String options = options(text, at, to, name);
    at = options == null ? at : at + options.length() + 2;
    at = Math.min(to, Names.skipBlanks(text, at));
    return checked(new DefineParser(name, options, text.substring(at, to), to));
  }

  private static int head(String text, int from, int to) {
    int start = Names.skipBlanks(text, from);
    int end = Math.min(to, Names.end(text, start));
    String name = text.substring(Math.min(start, end), end);
    if (!Names.isDefinable(name)) {
      throw new MacroException("Macro %" + name + " has illegal name");
    }
    return end;
  }

  private static @Nullable String options(String text, int at, int to, String name) {
    if (at >= to || text.charAt(at) != '(') {
      return null;
    }
    int close = text.indexOf(')', at);
    int newline = text.indexOf('\n', at);
    if (close < 0 || close >= to || (newline >= 0 && newline < close)) {
      throw new MacroException("Macro %" + name + " has unterminated opts");
    }
    return text.substring(at + 1, close);
  }

  private static DefineParser checked(DefineParser parsed) {
    if (parsed.body().isEmpty()) {
      throw new MacroException("Macro %" + parsed.name() + " has empty body");
    }
    return parsed;
  }

  /**
   * A body without braces: to the end of the line, further inside brackets and after backslashes.
   */
  private static DefineParser continuedBody(
      String name, @Nullable String options, String text, int from, Budget budget) {
    StringBuilder body = new StringBuilder();
    OpenBrackets open = new OpenBrackets();
    int i = from;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' && open.isClosed()) {
        break;
      }
      if (c == '\\' && i + 1 < text.length()) {
        body.append(text.charAt(++i));
        continue;
      }
      if (c == '%' && i + 1 < text.length() && open.opens(text.charAt(i + 1))) {
        body.append(c);
        c = text.charAt(++i);
      } else {
        open.count(c);
      }
      body.append(c);
    }
    budget.spend(i - from);
    if (!open.isClosed()) {
      throw new MacroException("Macro %" + name + " has unterminated body");
    }
    int length = body.length();
    while (length > 0 && Names.isSpace(body.charAt(length - 1))) {
      length--;
    }
    return new DefineParser(name, options, body.substring(0, length), afterNewlines(text, i));
  }

  /** The ends of lines right behind a definition go with it. */
  private static int afterNewlines(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == '\n') {
      i++;
    }
    return i;
  }
}
