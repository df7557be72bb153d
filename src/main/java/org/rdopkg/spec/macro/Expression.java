package org.rdopkg.spec.macro;

import org.jspecify.annotations.Nullable;

/**
 * Evaluates rpm's expressions: {@code %[ ... ]}, {@code %{expr:...}} and the conditions of {@code
 * %if}.
 *
 * <p>From weak to strong: {@code ?:} (to the right), {@code && ||} (equal, to the left),
 * comparisons (to the left), {@code + -}, {@code * /}, unary {@code - !}. What a ternary, {@code
 * &&} or {@code ||} does not need is read without being expanded or computed; a macro there counts
 * as a number.
 */
final class Expression {
  private static final int MAX_DEPTH = 100;

  private final String text;
  private final @Nullable Expander expander;
  private int at;
  private int skipping;
  private int depth;

  private Expression(String text, @Nullable Expander expander) {
    this.text = text;
    this.expander = expander;
  }

  /** The value of a text whose macros are expanded where they stand, as in {@code %[ ... ]}. */
  static ExprValue expanding(String text, Expander expander) {
    return new Expression(text, expander).whole();
  }

  /** The value of a text that is expanded already. */
  static ExprValue plain(String text) {
    return new Expression(text, null).whole();
  }

  private ExprValue whole() {
    ExprValue value = ternary();
    skipSpace();
    if (at < text.length()) {
      throw error("syntax error in expression");
    }
    return value;
  }

  private ExprValue ternary() {
    if (++depth > MAX_DEPTH) {
      throw error("an expression nested too deep");
    }
    ExprValue condition = logical();
    if (!accept("?")) {
      depth--;
      return condition;
    }
    boolean chosen = condition.isTrue();
    boolean known = !condition.isUnknown();
    ExprValue first = skippingIf(known && !chosen, this::ternary);
    expect(":");
    ExprValue second = skippingIf(known && chosen, this::ternary);
    depth--;
    if (!known) {
      return condition;
    }
    requireSame(first, second);
    return chosen ? first : second;
  }

  private ExprValue logical() {
    ExprValue left = comparison();
    while (true) {
      boolean and = accept("&&");
      if (!and && !accept("||")) {
        return left;
      }
      boolean decided = !left.isUnknown() && left.isTrue() != and;
      ExprValue right = skippingIf(decided, this::comparison);
      requireSame(left, right);
      left = decided || left.isUnknown() ? left : right;
    }
  }

  private ExprValue comparison() {
    ExprValue left = sum();
    while (true) {
      String operator = acceptOne("==", "!=", "<=", ">=", "<", ">");
      if (operator == null) {
        return left;
      }
      left = compare(operator, left, sum());
    }
  }

  private ExprValue compare(String operator, ExprValue left, ExprValue right) {
    requireSame(left, right);
    if (left.isUnknown() || right.isUnknown()) {
      return ExprValue.unknown(left.text() + right.text());
    }
    int order =
        switch (left.kind()) {
          case INTEGER -> left.number() - right.number(); // overflows, and rpm's does, too
          case VERSION -> VersionOrder.compare(left.text(), right.text());
          default -> compareBytes(left.text(), right.text());
        };
    return ExprValue.of(
        switch (operator) {
          case "==" -> order == 0;
          case "!=" -> order != 0;
          case "<=" -> order <= 0;
          case ">=" -> order >= 0;
          case "<" -> order < 0;
          default -> order > 0;
        });
  }

  /** Strings are ordered by their UTF-8 bytes, that is by code point. */
  private static int compareBytes(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; ) {
      int a = left.codePointAt(i);
      int b = right.codePointAt(i);
      if (a != b) {
        return Integer.compare(a, b);
      }
      i += Character.charCount(a);
    }
    return Integer.compare(left.length(), right.length());
  }

  private ExprValue sum() {
    ExprValue left = product();
    while (true) {
      String operator = acceptOne("+", "-");
      if (operator == null) {
        return left;
      }
      ExprValue right = product();
      requireSame(left, right);
      if (left.isUnknown() || right.isUnknown()) {
        left = ExprValue.unknown(left.text() + right.text());
      } else if (left.kind() == ExprValue.Kind.INTEGER) {
        int sign = operator.equals("+") ? 1 : -1;
        left = ExprValue.of(left.number() + sign * right.number());
      } else if (left.kind() == ExprValue.Kind.STRING && operator.equals("+")) {
        left = ExprValue.string(left.text() + right.text());
      } else {
        throw error("+ and - are not for versions, - not for strings");
      }
    }
  }

  private ExprValue product() {
    ExprValue left = unary();
    while (true) {
      String operator = acceptOne("*", "/");
      if (operator == null) {
        return left;
      }
      ExprValue right = unary();
      requireSame(left, right);
      if (left.isUnknown() || right.isUnknown()) {
        left = ExprValue.unknown(left.text() + right.text());
        continue;
      }
      if (left.kind() != ExprValue.Kind.INTEGER) {
        throw error("* and / are for numbers only");
      }
      left =
          operator.equals("*") ? ExprValue.of(left.number() * right.number()) : divide(left, right);
    }
  }

  private ExprValue divide(ExprValue left, ExprValue right) {
    if (skipping > 0) {
      return ExprValue.of(0);
    }
    if (right.number() == 0) {
      throw error("division by zero");
    }
    return ExprValue.of(left.number() / right.number());
  }

  private ExprValue unary() {
    boolean negative = accept("-");
    if (!negative && !(peek() == '!' && !text.startsWith("!=", at) && accept("!"))) {
      return primary();
    }
    if (++depth > MAX_DEPTH) {
      throw error("an expression nested too deep");
    }
    ExprValue operand = unary();
    depth--;
    if (operand.isUnknown()) {
      return operand;
    }
    if (!negative) {
      return ExprValue.of(!operand.isTrue());
    }
    if (operand.kind() != ExprValue.Kind.INTEGER) {
      throw error("- only on numbers");
    }
    return ExprValue.of(-operand.number());
  }

  private ExprValue primary() {
    skipSpace();
    if (at >= text.length()) {
      throw error("unexpected end of expression");
    }
    char c = text.charAt(at);
    if (c == '(') {
      at++;
      ExprValue inner = ternary();
      expect(")");
      return inner;
    }
    if (c == '"') {
      return ExprValue.string(quoted());
    }
    if (c == 'v' && text.startsWith("\"", at + 1)) {
      at++;
      String version = quoted();
      if (version.isEmpty() && skipping == 0) {
        throw error("invalid version");
      }
      return ExprValue.version(version);
    }
    return number();
  }

  private String quoted() {
    int close = text.indexOf('"', at + 1);
    if (close < 0) {
      throw error("unterminated string in expression");
    }
    String inside = text.substring(at + 1, close);
    at = close + 1;
    return expander == null || skipping > 0 ? inside : expander.expand(inside);
  }

  /** Digits and macros written together are one number, as in {@code 0%{?fedora}}. */
  private ExprValue number() {
    int start = at;
    boolean macro = false;
    boolean marked = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '%' && expander != null) {
        macro = true;
        at = MacroCall.end(text, at, expander.budget);
      } else if (Character.isLowSurrogate(c)) {
        marked = true;
        at++;
      } else if (Names.isDigit(c) || (marked && Names.isPart(c))) {
        at++;
      } else {
        break;
      }
    }
    if (at == start) {
      throw error(
          Names.isPart(text.charAt(at))
              ? "bare words are no longer supported, please use \"...\""
              : "syntax error in expression");
    }
    String digits = text.substring(start, at);
    if (marked) {
      return ExprValue.unknown(digits);
    }
    if (macro) {
      return skipping > 0 || expander == null ? ExprValue.of(0) : expanded(expander.expand(digits));
    }
    return ExprValue.of(toInt(digits));
  }

  private ExprValue expanded(String value) {
    if (UnknownMarks.in(value)) {
      return ExprValue.unknown(value);
    }
    boolean negative = value.startsWith("-");
    int digits = negative ? 1 : 0;
    int end = digits;
    while (end < value.length() && Names.isDigit(value.charAt(end))) {
      end++;
    }
    if (end < value.length()) {
      throw error("a macro did not come to a number but to \"" + Brackets.excerpt(value, 0) + "\"");
    }
    int number = toInt(value.substring(digits, end));
    return ExprValue.of(negative ? -number : number);
  }

  /** As C reads a number: beyond 64 bits the largest, cut to 32. */
  private static int toInt(String digits) {
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return (int) value;
  }

  private ExprValue skippingIf(boolean skip, java.util.function.Supplier<ExprValue> part) {
    skipping += skip ? 1 : 0;
    ExprValue value = part.get();
    skipping -= skip ? 1 : 0;
    return value;
  }

  private void requireSame(ExprValue left, ExprValue right) {
    if (left.kind() != right.kind() && !left.isUnknown() && !right.isUnknown()) {
      throw error("types must match");
    }
  }

  private void skipSpace() {
    while (at < text.length() && Names.isSpace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    skipSpace();
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean accept(String token) {
    skipSpace();
    if (!text.startsWith(token, at)) {
      return false;
    }
    at += token.length();
    return true;
  }

  private @Nullable String acceptOne(String... tokens) {
    for (String token : tokens) {
      if (accept(token)) {
        return token;
      }
    }
    return null;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw error("syntax error in expression, no " + token);
    }
  }

  private MacroException error(String what) {
    return new MacroException(what + ": " + Brackets.excerpt(text, 0).strip());
  }
}
