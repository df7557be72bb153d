package org.rdopkg.spec.macro.shell;

import java.util.ArrayList;
import java.util.List;

/** Parses one word: quotes, variables with their operators, command substitutions, arithmetic. */
final class WordParser {
  private final String text;
  private final int depth;
  private final List<ShellWord.Part> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int at;

  WordParser(String text, int at, int depth) {
    this.text = text;
    this.at = at;
    this.depth = depth;
  }

  int position() {
    return at;
  }

  /** The word that starts here, up to an unquoted blank or operator. */
  ShellWord word() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (" \t\n;|&)".indexOf(c) >= 0) {
        break;
      }
      switch (c) {
        case '<', '>', '(' -> {
          if (text.startsWith("<<<", at) && !(literal.isEmpty() && parts.isEmpty())) {
            flush(false);
            return new ShellWord(parts);
          }
          throw new UnsupportedShell("redirection");
        }
        case '#' -> {
          if (literal.isEmpty() && parts.isEmpty()) {
            throw new UnsupportedShell("comment");
          }
          literal.append(c);
          at++;
        }
        case '*', '?', '[', '{', '~' -> glob(c);
        case '\'' -> singleQuoted();
        case '"' -> doubleQuoted();
        case '\\' -> escaped();
        case '$' -> dollar(false);
        case '`' -> backQuoted(false);
        default -> {
          literal.append(c);
          at++;
        }
      }
    }
    flush(false);
    return new ShellWord(parts);
  }

  /** Characters that may make the shell look at files; some uses are plain. */
  private void glob(char c) {
    boolean first = literal.isEmpty() && parts.isEmpty();
    boolean test = c == '[' && first && at + 1 < text.length() && text.charAt(at + 1) == ' ';
    boolean plain = test || (c == '~' && !first) || (c == '{' && isPlainBrace());
    if (!plain) {
      throw new UnsupportedShell("pattern");
    }
    literal.append(c);
    at++;
  }

  /** Braces without a comma or dots inside are plain characters. */
  private boolean isPlainBrace() {
    int close = text.indexOf('}', at);
    String inside = close < 0 ? "," : text.substring(at + 1, close);
    return inside.chars().noneMatch(c -> ",{ $'\"`\\".indexOf(c) >= 0) && !inside.contains("..");
  }

  private void flush(boolean quoted) {
    if (!literal.isEmpty()) {
      parts.add(new ShellWord.Text(literal.toString(), quoted));
      literal.setLength(0);
    }
  }

  private void singleQuoted() {
    flush(false);
    int close = text.indexOf('\'', at + 1);
    if (close < 0) {
      throw new UnsupportedShell("open quote");
    }
    parts.add(new ShellWord.Text(text.substring(at + 1, close), true));
    at = close + 1;
  }

  private void escaped() {
    if (at + 1 >= text.length()) {
      throw new UnsupportedShell("backslash at the end");
    }
    flush(false);
    if (text.charAt(at + 1) != '\n') {
      parts.add(new ShellWord.Text(text.substring(at + 1, at + 2), true));
    }
    at += 2;
  }

  private void doubleQuoted() {
    flush(false);
    at++;
    int before = parts.size();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length() && "$`\"\\\n".indexOf(text.charAt(at + 1)) >= 0) {
        if (text.charAt(at + 1) != '\n') {
          literal.append(text.charAt(at + 1));
        }
        at += 2;
      } else if (c == '$') {
        dollar(true);
      } else if (c == '`') {
        backQuoted(true);
      } else {
        literal.append(c);
        at++;
      }
    }
    if (at >= text.length()) {
      throw new UnsupportedShell("open quote");
    }
    at++;
    flush(true);
    if (parts.size() == before) {
      parts.add(new ShellWord.Text("", true));
    }
  }

  private void backQuoted(boolean quoted) {
    int close = text.indexOf('`', at + 1);
    if (close < 0 || text.substring(at + 1, close).indexOf('\\') >= 0) {
      throw new UnsupportedShell("back quotes");
    }
    flush(quoted);
    String inner = text.substring(at + 1, close);
    parts.add(new ShellWord.Command(ShellParser.nested(inner, depth + 1), quoted));
    at = close + 1;
  }

  private void dollar(boolean quoted) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    if (text.startsWith("$((", at)) {
      flush(quoted);
      arithmetic(quoted);
    } else if (next == '(') {
      flush(quoted);
      int close = closing(at + 1, '(', ')');
      String inner = text.substring(at + 2, close);
      parts.add(new ShellWord.Command(ShellParser.nested(inner, depth + 1), quoted));
      at = close + 1;
    } else if (next == '{') {
      flush(quoted);
      int close = closing(at + 1, '{', '}');
      braced(text.substring(at + 2, close), quoted);
      at = close + 1;
    } else {
      int end = next == '?' ? at + 2 : ShellParser.nameEnd(text, at + 1);
      if (end == at + 1) {
        if ((next >= '0' && next <= '9') || (next != 0 && "@*#-$!'".indexOf(next) >= 0)) {
          throw new UnsupportedShell("parameter");
        }
        literal.append('$');
        at++;
        return;
      }
      flush(quoted);
      String name = text.substring(at + 1, end);
      parts.add(new ShellWord.Variable(name, "", new ShellWord(List.of()), quoted));
      at = end;
    }
  }

  private void arithmetic(boolean quoted) {
    int close = closing(at + 1, '(', ')');
    if (text.charAt(close - 1) != ')') {
      throw new UnsupportedShell("arithmetic");
    }
    String inner = text.substring(at + 3, close - 1).strip();
    parts.add(new ShellWord.Arithmetic(plain(inner), quoted));
    at = close + 1;
  }

  private void braced(String inside, boolean quoted) {
    boolean length = inside.startsWith("#") && inside.length() > 1;
    String rest = length ? inside.substring(1) : inside;
    int end = ShellParser.nameEnd(rest, 0);
    if (end == 0) {
      throw new UnsupportedShell("parameter");
    }
    String name = rest.substring(0, end);
    String tail = rest.substring(end);
    if (length || tail.isEmpty()) {
      if (!tail.isEmpty()) {
        throw new UnsupportedShell("parameter");
      }
      ShellWord none = new ShellWord(List.of());
      parts.add(new ShellWord.Variable(name, length ? "length" : "", none, quoted));
      return;
    }
    for (String operator : new String[] {"%%", "##", "//", ",,", "^^", "%", "#", "/", ":"}) {
      if (tail.startsWith(operator)) {
        String argument = tail.substring(operator.length());
        parts.add(new ShellWord.Variable(name, operator, plain(argument), quoted));
        return;
      }
    }
    throw new UnsupportedShell("parameter operator");
  }

  /** The argument of an operator: text in which only variables and quotes mean something. */
  private ShellWord plain(String argument) {
    if (argument.isEmpty()) {
      return new ShellWord(List.of());
    }
    if (argument.startsWith("~") || argument.contains("/~")) {
      throw new UnsupportedShell("home folder");
    }
    WordParser parser = new WordParser(withoutQuotes(argument), 0, depth + 1);
    while (parser.at < parser.text.length()) {
      if (parser.text.charAt(parser.at) == '$') {
        parser.dollar(true);
      } else {
        parser.literal.append(parser.text.charAt(parser.at++));
      }
    }
    parser.flush(true);
    return new ShellWord(parser.parts);
  }

  /** Quotes go away where what they hold means the same without them. */
  private static String withoutQuotes(String argument) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      if (c == '`') {
        throw new UnsupportedShell("back quotes in a parameter");
      }
      if (c != '"' && c != '\'') {
        out.append(c);
        continue;
      }
      int close = argument.indexOf(c, i + 1);
      String inside = close < 0 ? "*" : argument.substring(i + 1, close);
      if (inside.chars().anyMatch(x -> "*?[]\\$/'\"`&".indexOf(x) >= 0)) {
        throw new UnsupportedShell("quotes in a parameter");
      }
      out.append(inside);
      i = close;
    }
    return out.toString();
  }

  private int closing(int open, char opening, char closing) {
    int nesting = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"' || c == '\\') {
        i = skipQuoted(i);
      } else if (c == opening) {
        nesting++;
      } else if (c == closing && --nesting == 0) {
        return i;
      }
    }
    throw new UnsupportedShell("open bracket");
  }

  private int skipQuoted(int from) {
    char quote = text.charAt(from);
    if (quote == '\\') {
      return from + 1;
    }
    int i = from + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      i += quote == '"' && text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
