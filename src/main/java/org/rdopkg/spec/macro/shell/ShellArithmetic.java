package org.rdopkg.spec.macro.shell;

import java.util.Map;

/** Integer arithmetic: {@code + - * / %}, signs, parentheses, decimal numbers and variables. */
final class ShellArithmetic {
  private static final int MAX_DEPTH = 50;

  private final String text;
  private final Map<String, String> variables;
  private int at;
  private int depth;

  ShellArithmetic(String text, Map<String, String> variables) {
    this.text = text;
    this.variables = variables;
  }

  long value() {
    try {
      long value = sum();
      skipSpace();
      if (at < text.length()) {
        throw new UnsupportedShell("arithmetic");
      }
      return value;
    } catch (ArithmeticException e) {
      throw new UnsupportedShell("arithmetic");
    }
  }

  private long sum() {
    long value = product();
    while (true) {
      char c = peek();
      if (c == '+') {
        at++;
        value = Math.addExact(value, product());
      } else if (c == '-') {
        at++;
        value = Math.subtractExact(value, product());
      } else {
        return value;
      }
    }
  }

  private long product() {
    long value = unary();
    while (true) {
      char c = peek();
      if (c == '*' && !text.startsWith("**", at)) {
        at++;
        value = Math.multiplyExact(value, unary());
      } else if (c == '/') {
        at++;
        value = value / unary();
      } else if (c == '%') {
        at++;
        value = value % unary();
      } else {
        return value;
      }
    }
  }

  private long unary() {
    if (++depth > MAX_DEPTH) {
      throw new UnsupportedShell("arithmetic");
    }
    char c = peek();
    long value;
    if (c == '-' || c == '+') {
      at++;
      value = c == '-' ? Math.negateExact(unary()) : unary();
    } else if (c == '(') {
      at++;
      value = sum();
      if (peek() != ')') {
        throw new UnsupportedShell("arithmetic");
      }
      at++;
    } else {
      value = operand();
    }
    depth--;
    return value;
  }

  private long operand() {
    int end = ShellParser.nameEnd(text, at);
    if (end > at) {
      String value = variables.get(text.substring(at, end));
      at = end;
      if (value == null) {
        throw new UnsupportedShell("environment variable");
      }
      return number(value.strip());
    }
    end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    String digits = text.substring(at, end);
    at = end;
    return number(digits);
  }

  /** A decimal number; a leading zero would make it octal. */
  private static long number(String digits) {
    boolean plain =
        !digits.isEmpty()
            && digits.length() < 18
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && (digits.length() == 1 || digits.charAt(0) != '0');
    if (!plain) {
      throw new UnsupportedShell("number");
    }
    return Long.parseLong(digits);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    skipSpace();
    return at < text.length() ? text.charAt(at) : 0;
  }
}
