package org.rdopkg.git;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of one of git's configuration files, by the rules of git-config(1), SYNTAX.
 * (JGit's reader loses a key that stands behind its section's header, among other things.)
 */
final class GitConfigText {
  private static final char END = '\uffff';

  private final String text;
  private final GitConfig.Builder builder;
  private int at;
  private String section = "";

  private GitConfigText(String text, GitConfig.Builder builder) {
    this.text = text.replace("\r\n", "\n");
    this.builder = builder;
  }

  /** A line that is none of git's. */
  static final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    BadLine(int line) {
      super("line " + line + " is no line of a configuration file");
    }
  }

  /** Adds all that a file says. */
  static void read(String text, GitConfig.Builder builder) throws BadLine {
    new GitConfigText(text.startsWith("\ufeff") ? text.substring(1) : text, builder).read();
  }

  private void read() throws BadLine {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#' || c == ';') {
        skipLine();
      } else if (isSpace(c)) {
        at++;
      } else if (c == '[') {
        at++;
        section = header();
      } else if (isLetter(c) && !section.isEmpty()) {
        setting();
      } else {
        throw bad();
      }
    }
  }

  private char next() {
    return at < text.length() ? text.charAt(at++) : END;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  private void skipLine() {
    while (peek() != '\n' && peek() != END) {
      at++;
    }
  }

  /** What stands between brackets: {@code section}, {@code section "subsection"}, or with a dot. */
  private String header() throws BadLine {
    int start = at;
    while (isLetter(peek()) || isDigit(peek()) || peek() == '-' || peek() == '.') {
      at++;
    }
    String name = text.substring(start, at).toLowerCase(Locale.ROOT);
    if (next() == ']' && !name.isEmpty()) {
      return name;
    }
    at--;
    if (name.isEmpty() || !isBlank(peek())) {
      throw bad();
    }
    skipBlanks();
    if (next() != '"') {
      throw bad();
    }
    String subsection = quotedName();
    if (next() != ']') {
      throw bad();
    }
    return name + "." + subsection;
  }

  /**
   * The name up to the closing quote; a backslash only takes the meaning off the next character.
   */
  private String quotedName() throws BadLine {
    StringBuilder name = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      char taken = c == '\\' ? next() : c;
      if (taken == '\n' || taken == END) {
        throw bad();
      }
      name.append(taken);
    }
    return name.toString();
  }

  private void setting() throws BadLine {
    int start = at;
    while (isLetter(peek()) || isDigit(peek()) || peek() == '-') {
      at++;
    }
    String key = section + "." + text.substring(start, at);
    skipBlanks();
    builder.add(key, value());
  }

  /** The value after {@code =}; null when there is none, which means "true". */
  private @Nullable String value() throws BadLine {
    char c = next();
    if (c == '\n' || c == END) {
      return null;
    }
    if (c != '=') {
      throw bad();
    }
    skipBlanks();
    return new Value().read();
  }

  /** One value: quotes, escapes, comments and continued lines. */
  private final class Value {
    private final StringBuilder value = new StringBuilder();
    private boolean quoted;
    private int kept;

    String read() throws BadLine {
      for (char c = next(); c != '\n' && c != END; c = next()) {
        if (!quoted && (c == '#' || c == ';')) {
          skipLine();
        } else if (c == '"') {
          quoted = !quoted;
          kept = value.length();
        } else if (c == '\\') {
          escape();
        } else if (quoted || !isSpace(c) || value.length() > 0) {
          value.append(c);
          kept = quoted || !isSpace(c) ? value.length() : kept;
        }
      }
      if (quoted) {
        throw bad();
      }
      value.setLength(kept); // no blanks at the end
      return value.toString();
    }

    private void escape() throws BadLine {
      char c = next();
      kept = value.length(); // blanks before any backslash stay
      if (c == '\n') {
        return;
      }
      int which = "tbn\\\"".indexOf(c);
      if (which < 0) {
        throw bad();
      }
      value.append("\t\b\n\\\"".charAt(which));
      kept = value.length();
    }
  }

  private void skipBlanks() {
    while (isBlank(peek())) {
      at++;
    }
  }

  private BadLine bad() {
    String before = text.substring(0, Math.min(Math.max(at - 1, 0), text.length()));
    return new BadLine(1 + (int) before.chars().filter(c -> c == '\n').count());
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isSpace(char c) {
    return isBlank(c) || c == '\n' || c == '\r' || c == '\f' || c == '\u000b';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
