package org.rdopkg.git;

/**
 * Numbers with leading zeros. {@link String#format} would load the number formats of the user's
 * language for it, which takes longer than to write a commit.
 */
public final class Digits {
  private Digits() {}

  /** A number that is not negative, with at least so many digits. */
  public static String padded(long number, int width) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
