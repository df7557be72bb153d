package org.rdopkg.requirements.file;

import java.util.ArrayList;
import java.util.List;

/** The smallest parts of TOML: keys, texts in four quotings, other scalars, blanks, comments. */
final class TomlLexer {
  private static final int DEEPEST = 100;
  private static final String ESCAPED = "btnfr\"\\";
  private static final String MEANT = "\b\t\n\f\r\"\\";

  private final String text;
  private int at;
  private int depth;

  TomlLexer(String text) {
    this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  TomlException fault(String message) {
    int line = 1;
    for (int i = 0; i < Math.min(at, text.length()); i++) {
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    return new TomlException(line, message);
  }

  void enter() throws TomlException {
    if (++depth > DEEPEST) {
      throw fault("it is nested too deeply");
    }
  }

  void leave() {
    depth--;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  boolean accept(String token) {
    boolean there = text.startsWith(token, at);
    at += there ? token.length() : 0;
    return there;
  }

  void expect(String token) throws TomlException {
    if (!accept(token)) {
      throw fault("expected " + token);
    }
  }

  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  private void skipComment() {
    skipBlanks();
    if (peek() == '#') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    }
  }

  /** Blanks, comments and line ends. */
  void skipEmptyLines() {
    skipComment();
    while (peek() == '\n' || peek() == '\r') {
      at++;
      skipComment();
    }
  }

  void endOfLine() throws TomlException {
    skipComment();
    if (!isAtEnd() && peek() != '\n' && peek() != '\r') {
      throw fault("expected the end of the line");
    }
  }

  /** A key with dots in it, as its parts. */
  List<String> key() throws TomlException {
    List<String> names = new ArrayList<>();
    do {
      skipBlanks();
      names.add(name());
      skipBlanks();
    } while (accept("."));
    if (names.size() > DEEPEST) {
      throw fault("it is nested too deeply");
    }
    return names;
  }

  private String name() throws TomlException {
    if (peek() == '"' || peek() == '\'') {
      return string(false);
    }
    int start = at;
    while (isBare(peek())) {
      at++;
    }
    if (start == at) {
      throw fault("expected a key");
    }
    return text.substring(start, at);
  }

  private static boolean isBare(char c) {
    return c == '_' || c == '-' || (c < 0x80 && Character.isLetterOrDigit(c));
  }

  private static boolean isScalar(char c) {
    return isBare(c) || c == '+' || c == '.' || c == ':';
  }

  /** A text, or what else is written without brackets. */
  Object scalar() throws TomlException {
    if (peek() == '"' || peek() == '\'') {
      return string(true);
    }
    int start = at;
    while (isScalar(peek()) || isDateBlank(start)) {
      at++;
    }
    if (start == at) {
      throw fault("expected a value");
    }
    return text.substring(start, at);
  }

  /** {@code 1979-05-27 07:32:00} is one value. */
  private boolean isDateBlank(int start) {
    return peek() == ' '
        && at - start == 10
        && text.charAt(start + 4) == '-'
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at + 1));
  }

  private String string(boolean lines) throws TomlException {
    char quote = peek();
    String three = String.valueOf(quote).repeat(3);
    if (lines && accept(three)) {
      if (!accept("\n")) {
        accept("\r\n");
      }
      return quoted(quote, three);
    }
    at++;
    return quoted(quote, String.valueOf(quote));
  }

  private String quoted(char quote, String close) throws TomlException {
    boolean many = close.length() == 3;
    StringBuilder value = new StringBuilder();
    while (!isClosing(close)) {
      char c = peek();
      if (isAtEnd() || (!many && (c == '\n' || c == '\r'))) {
        throw fault("a text does not end");
      }
      at++;
      if (c == '\\' && quote == '"') {
        escape(value, many);
      } else {
        value.append(c);
      }
    }
    at += close.length();
    return value.toString();
  }

  /** Up to two quotes may stand before the three that close. */
  private boolean isClosing(String close) {
    return text.startsWith(close, at)
        && (close.length() == 1 || !text.startsWith(close.substring(0, 1), at + 3));
  }

  private void escape(StringBuilder value, boolean many) throws TomlException {
    char c = peek();
    int known = ESCAPED.indexOf(c);
    if (many && (c == '\n' || c == '\r' || c == ' ' || c == '\t')) {
      while (!isAtEnd() && Character.isWhitespace(peek())) {
        at++;
      }
      return;
    }
    at++;
    if (known >= 0) {
      value.append(MEANT.charAt(known));
    } else if (c == 'u' || c == 'U') {
      codePoint(value, c == 'u' ? 4 : 8);
    } else {
      throw fault("unknown escape");
    }
  }

  private void codePoint(StringBuilder value, int digits) throws TomlException {
    try {
      String hex = text.substring(at, Math.min(text.length(), at + digits));
      int code = Integer.parseUnsignedInt(hex, 16);
      if (hex.length() < digits || !Character.isValidCodePoint(code)) {
        throw fault("no such character");
      }
      at += digits;
      value.appendCodePoint(code);
    } catch (NumberFormatException e) {
      throw fault("no such character");
    }
  }
}
