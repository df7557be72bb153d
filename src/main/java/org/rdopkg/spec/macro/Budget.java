package org.rdopkg.spec.macro;

/**
 * Bounds the work of one evaluation: every character scanned or written costs a step.
 *
 * <p>rpm limits only the depth of recursion, so a spec of a few lines can ask for terabytes ({@code
 * %define a %b%b}, sixty times over). Once the budget is gone every further expansion fails at
 * once.
 */
final class Budget {
  /** Characters that one evaluation may scan or write. */
  static final long DEFAULT_STEPS = 200_000_000L;

  /** The longest text that one expansion may come to. */
  static final int MAX_TEXT = 32 << 20;

  private long steps;

  Budget(long steps) {
    this.steps = steps;
  }

  /** Pays for work that has to be done even when nothing is left. */
  void spent(long n) {
    steps -= n + 1;
  }

  /** Pays for {@code n} characters. */
  void spend(long n) {
    spent(n);
    if (steps < 0) {
      throw new MacroException("the spec's macros grow beyond what rdopkg is ready to expand");
    }
  }

  /** Checks that a text under construction has not become too long. */
  void checkLength(long length) {
    if (length > MAX_TEXT) {
      throw new MacroException("a macro comes to more than " + (MAX_TEXT >> 20) + " MiB of text");
    }
  }
}
