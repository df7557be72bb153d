package org.rdopkg.requirements;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a dependency line, with their places: names, operators, versions, and the brackets
 * and words of boolean dependencies. A written value and what it expands to have the same words as
 * long as no macro comes to several, so that a word of the one can be edited where the other is
 * known.
 */
final class DependencyTokens {
  private DependencyTokens() {}

  /**
   * A word.
   *
   * @param start where it starts in the text
   */
  record Token(String text, int start) {
    int end() {
      return start + text.length();
    }

    /** The comparison that it is, in its usual spelling; empty when it is none. */
    String operator() {
      return switch (text) {
        case "<", "<=", "=", ">=", ">" -> text;
        case "=<" -> "<=";
        case "==" -> "=";
        case "=>" -> ">=";
        default -> "";
      };
    }

    boolean opens() {
      return text.equals("(");
    }

    boolean closes() {
      return text.equals(")");
    }
  }

  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isSeparator(c)) {
        at++;
      } else {
        int end = c == '(' || c == ')' ? at + 1 : wordEnd(text, at);
        tokens.add(new Token(text.substring(at, end), at));
        at = end;
      }
    }
    return tokens;
  }

  /** Brackets inside a word belong to it: {@code python3dist(six)}, {@code %{?x:(a b)}}. */
  private static int wordEnd(String text, int start) {
    int brackets = 0;
    int braces = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inside = brackets + braces > 0;
      if ((isSeparator(c) && braces == 0) || (c == ')' && !inside)) {
        return i;
      }
      brackets += c == '(' ? 1 : c == ')' && brackets > 0 ? -1 : 0;
      braces += c == '{' ? 1 : c == '}' && braces > 0 ? -1 : 0;
    }
    return text.length();
  }

  private static boolean isSeparator(char c) {
    return c == ',' || c == ' ' || (c >= '\t' && c <= '\r');
  }
}
