package org.rdopkg.spec.macro;

/**
 * Counts brackets that a macro opens (a percent sign and a brace, parenthesis or square bracket),
 * and inside of each the plain ones of its kind. While one is open a definition or a line goes on
 * in the next line.
 */
final class OpenBrackets {
  private int braces;
  private int parentheses;
  private int squares;

  boolean isClosed() {
    return braces == 0 && parentheses == 0 && squares == 0;
  }

  /** Counts the character after a percent sign; false when it opens nothing. */
  boolean opens(char c) {
    switch (c) {
      case '{' -> braces++;
      case '(' -> parentheses++;
      case '[' -> squares++;
      case '%' -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Counts any other character. */
  void count(char c) {
    switch (c) {
      case '{' -> braces += braces > 0 ? 1 : 0;
      case '}' -> braces -= braces > 0 ? 1 : 0;
      case '(' -> parentheses += parentheses > 0 ? 1 : 0;
      case ')' -> parentheses -= parentheses > 0 ? 1 : 0;
      case '[' -> squares += squares > 0 ? 1 : 0;
      case ']' -> squares -= squares > 0 ? 1 : 0;
      default -> {}
    }
  }
}
