package org.rdopkg.version;

/**
 * How a Release is made up, as far as it decides which part of it is bumped by default.
 *
 * <p>DLRN, RDO's continuous builder, writes the date (14 digits) and the short hash of the upstream
 * commit into Release; what a packager bumps is the second part.
 */
public enum ReleaseStyle {
  /** {@code 3}, {@code 0.1.rc1} and everything else: the last of the leading numbers is bumped. */
  GENERIC("generic"),
  /** {@code 0.20170811112938.81363ec}. */
  DLRN_DATE("DLRN 0.date.hash"),
  /** {@code 0.1.20170811112938.81363ec}. */
  DLRN_NUMBER_DATE("DLRN 0.1.date.hash");

  private static final int DATE_DIGITS = 14;
  private static final int SHORTEST_HASH = 7;

  private final String label;

  ReleaseStyle(String label) {
    this.label = label;
  }

  /** What {@code pkgenv} shows. */
  public String label() {
    return label;
  }

  /** What is bumped when the user says nothing. */
  public ReleaseBump defaultBump() {
    return this == GENERIC ? ReleaseBump.lastNumeric() : ReleaseBump.part(2);
  }

  /** The style of a release without its macros. */
  static ReleaseStyle of(String plain) {
    String[] parts = plain.split("\\.", -1);
    if (parts.length == 3 && parts[0].equals("0") && isDateAndHash(parts[1], parts[2])) {
      return DLRN_DATE;
    }
    boolean numbered = parts.length == 4 && parts[0].equals("0") && isNumber(parts[1]);
    return numbered && isDateAndHash(parts[2], parts[3]) ? DLRN_NUMBER_DATE : GENERIC;
  }

  private static boolean isDateAndHash(String date, String hash) {
    boolean hex = hash.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    return date.length() == DATE_DIGITS
        && isNumber(date)
        && hex
        && hash.length() >= SHORTEST_HASH
        && hash.length() <= 40;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
