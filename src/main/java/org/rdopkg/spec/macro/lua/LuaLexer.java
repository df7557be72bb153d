package org.rdopkg.spec.macro.lua;

import java.util.Set;

/** Cuts Lua code into tokens, one at a time. */
final class LuaLexer {

  /** The kinds of tokens. */
  enum Kind {
    NAME,
    KEYWORD,
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "break",
          "do",
          "else",
          "elseif",
          "end",
          "false",
          "for",
          "function",
          "goto",
          "if",
          "in",
          "local",
          "nil",
          "not",
          "or",
          "repeat",
          "return",
          "then",
          "true",
          "until",
          "while");
  private static final String[] SYMBOLS = {
    "...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>", "+", "-", "*", "/", "%", "^", "#",
    "&", "~", "|", "<", ">", "=", "(", ")", "{", "}", "[", "]", ";", ":", ",", "."
  };

  private final String code;
  private int at;
  private Kind kind = Kind.END;
  private String text = "";

  LuaLexer(String code) {
    this.code = code;
    advance();
  }

  /** Where the lexer stands, to come back to. */
  record Position(int at, Kind kind, String text) {}

  Position position() {
    return new Position(at, kind, text);
  }

  /** Goes back to a position. */
  void reset(Position position) {
    at = position.at();
    kind = position.kind();
    text = position.text();
  }

  Kind kind() {
    return kind;
  }

  /** The token's text; of a string what stands in it. */
  String text() {
    return text;
  }

  /** Whether the token is this keyword or symbol. */
  boolean is(String token) {
    return (kind == Kind.KEYWORD || kind == Kind.SYMBOL) && text.equals(token);
  }

  /** Goes on to the next token. */
  void advance() {
    skip();
    if (at >= code.length()) {
      kind = Kind.END;
      text = "";
      return;
    }
    char c = code.charAt(at);
    if (c == '"' || c == '\'') {
      quoted(c);
    } else if (c == '[' && code.startsWith("[[", at)) {
      longString();
    } else if (isDigit(c)) {
      number();
    } else if (isNameStart(c)) {
      int end = at;
      while (end < code.length() && (isNameStart(code.charAt(end)) || isDigit(code.charAt(end)))) {
        end++;
      }
      text = code.substring(at, end);
      kind = KEYWORDS.contains(text) ? Kind.KEYWORD : Kind.NAME;
      at = end;
    } else {
      symbol();
    }
  }

  private void symbol() {
    for (String symbol : SYMBOLS) {
      if (code.startsWith(symbol, at)) {
        kind = Kind.SYMBOL;
        text = symbol;
        at += symbol.length();
        return;
      }
    }
    throw new UnsupportedLua("character");
  }

  private void number() {
    int end = at;
    while (end < code.length() && isDigit(code.charAt(end))) {
      end++;
    }
    boolean more =
        end < code.length()
            && ((code.charAt(end) == '.' && !code.startsWith("..", end))
                || isNameStart(code.charAt(end)));
    if (more || end - at > 15) {
      throw new UnsupportedLua("number");
    }
    kind = Kind.NUMBER;
    text = code.substring(at, end);
    at = end;
  }

  private void longString() {
    int close = code.indexOf("]]", at);
    if (close < 0) {
      throw new UnsupportedLua("open string");
    }
    int start = code.startsWith("\n", at + 2) ? at + 3 : at + 2;
    kind = Kind.STRING;
    text = code.substring(start, close);
    at = close + 2;
  }

  private void quoted(char quote) {
    StringBuilder out = new StringBuilder();
    int i = at + 1;
    for (; i < code.length() && code.charAt(i) != quote; i++) {
      char c = code.charAt(i);
      if (c == '\n') {
        throw new UnsupportedLua("open string");
      }
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = ++i < code.length() ? code.charAt(i) : 0;
      switch (escaped) {
        case 'n', '\n' -> out.append('\n');
        case 't' -> out.append('\t');
        case '\\', '"', '\'' -> out.append(escaped);
        default -> throw new UnsupportedLua("escape");
      }
    }
    if (i >= code.length()) {
      throw new UnsupportedLua("open string");
    }
    kind = Kind.STRING;
    text = out.toString();
    at = i + 1;
  }

  private void skip() {
    while (at < code.length()) {
      if (code.startsWith("--[[", at)) {
        int close = code.indexOf("]]", at);
        at = close < 0 ? code.length() : close + 2;
      } else if (code.startsWith("--", at)) {
        int eol = code.indexOf('\n', at);
        at = eol < 0 ? code.length() : eol + 1;
      } else if (Character.isWhitespace(code.charAt(at))) {
        at++;
      } else {
        return;
      }
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
