package org.rdopkg.spec.macro;

/**
 * A value of rpm's expression language.
 *
 * @param kind its type; both sides of an operator must have the same one
 * @param number the value of an integer: 32 bits, overflow wraps
 * @param text the value as text; for an unknown the marks of what it depends on
 */
record ExprValue(Kind kind, int number, String text) {

  /** The types of rpm's expressions, and one more for what cannot be known. */
  enum Kind {
    INTEGER,
    STRING,
    VERSION,
    UNKNOWN
  }

  static ExprValue of(int number) {
    return new ExprValue(Kind.INTEGER, number, Integer.toString(number));
  }

  static ExprValue of(boolean truth) {
    return of(truth ? 1 : 0);
  }

  static ExprValue string(String text) {
    return UnknownMarks.in(text) ? unknown(text) : new ExprValue(Kind.STRING, 0, text);
  }

  static ExprValue version(String text) {
    return UnknownMarks.in(text) ? unknown(text) : new ExprValue(Kind.VERSION, 0, text);
  }

  /** The unknown that depends on the marks in a text. */
  static ExprValue unknown(String text) {
    return new ExprValue(Kind.UNKNOWN, 0, UnknownMarks.only(text));
  }

  boolean isUnknown() {
    return kind == Kind.UNKNOWN;
  }

  /**
   * Numbers but 0 and texts but the empty one are true; a version never is (as rpm 4.18 has it).
   */
  boolean isTrue() {
    return switch (kind) {
      case INTEGER -> number != 0;
      case STRING -> !text.isEmpty();
      default -> false;
    };
  }
}
