package org.rdopkg.spec.macro;

/**
 * Bounds the work of one evaluation: every character scanned or written costs a step.
 *
 * <p>rpm limits only the depth of recursion, so a spec of a few lines can ask for terabytes ({@code
 * %define a %b%b}, sixty times over). Once the budget is gone every further expansion fails at
 * once.
 */
final class Budget {
  /** Characters that one evaluation may scan or write, whatever the size of the spec. */
  static final long DEFAULT_STEPS = 50_000_000L;

  /** How often each character of a spec may be scanned or written besides. */
  private static final long STEPS_PER_CHARACTER = 20;

  /** The longest text that one expansion may come to. */
  static final int MAX_TEXT = 4 << 20;

  private long steps;

  Budget(long steps) {
    this.steps = steps;
  }

  /** Allows what reading so many characters of a spec takes. */
  void allow(long characters) {
    steps += STEPS_PER_CHARACTER * characters;
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
