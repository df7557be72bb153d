package org.rdopkg.patch.apply;

/**
 * How a patch is to be applied.
 *
 * @param tool whose rules to go by
 * @param strip how many leading components of names to take away; {@link #BASE_NAME} for GNU patch
 *     without {@code -p}
 * @param fuzz how many lines of context may be different at each end of a hunk; GNU patch only
 * @param removeEmpty whether a file that becomes empty is removed; GNU patch only
 * @param reverse whether the patch is taken back
 */
public record ApplyRule(Tool tool, int strip, int fuzz, boolean removeEmpty, boolean reverse) {
  /** Only the last component of a name counts. */
  public static final int BASE_NAME = -1;

  /** A program that applies patches. */
  public enum Tool {
    PATCH,
    GIT
  }

  /** {@code patch -pN --fuzz=0}. */
  public static ApplyRule patch(int strip) {
    return new ApplyRule(Tool.PATCH, strip, 0, false, false);
  }

  /** {@code git apply -pN}. */
  public static ApplyRule git(int strip) {
    return new ApplyRule(Tool.GIT, strip, 0, false, false);
  }

  /** The same with another fuzz. */
  public ApplyRule withFuzz(int lines) {
    return new ApplyRule(tool, strip, lines, removeEmpty, reverse);
  }

  /** The same the other way round. */
  public ApplyRule reversed() {
    return new ApplyRule(tool, strip, fuzz, removeEmpty, !reverse);
  }
}
