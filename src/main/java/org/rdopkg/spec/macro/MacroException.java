package org.rdopkg.spec.macro;

/**
 * What rpm answers with an error: an unclosed brace, a recursion too deep, a bad expression.
 *
 * <p>Never leaves the package: the caller of the engine gets an {@link Unknown} with the message.
 * Carries no stack trace because hostile specs may raise many.
 */
final class MacroException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MacroException(String message) {
    super(message, null, false, false);
  }

  /** The message as one sentence. */
  String why() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
