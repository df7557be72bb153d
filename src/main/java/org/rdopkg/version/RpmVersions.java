package org.rdopkg.version;

/**
 * RPM's order of versions (and of releases): the algorithm of rpm's {@code rpmvercmp}.
 *
 * <p>Both texts are cut into runs of digits and runs of ASCII letters; everything else only
 * separates. Numbers compare as numbers, letters as bytes, and a number is newer than letters. What
 * is longer is newer, but {@code ~} sorts before the end and {@code ^} after it: {@code 1.0~rc1 <
 * 1.0 < 1.0^git1 < 1.0.1}. Source: rpm-version(7).
 */
public final class RpmVersions {
  private RpmVersions() {}

  /** Negative, zero or positive, as {@code a} is older than, as old as, or newer than {@code b}. */
  public static int compare(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    int i = 0;
    int j = 0;
    while (true) {
      i = skipSeparators(a, i);
      j = skipSeparators(b, j);
      char left = at(a, i);
      char right = at(b, j);
      if (isMark(left) || isMark(right)) {
        if (left != right) {
          return compareMarks(left, right);
        }
        i++;
        j++;
      } else if (left == 0 || right == 0) {
        return Boolean.compare(left != 0, right != 0);
      } else {
        int endLeft = runEnd(a, i, isDigit(left));
        int endRight = runEnd(b, j, isDigit(left));
        int order = compareRuns(a.substring(i, endLeft), b.substring(j, endRight));
        if (order != 0) {
          return order;
        }
        i = endLeft;
        j = endRight;
      }
    }
  }

  private static boolean isMark(char c) {
    return c == '~' || c == '^';
  }

  /** A tilde is older than anything, also than the end. */
  private static int compareMarks(char left, char right) {
    if (left == '~' || right == '~') {
      return left == '~' ? -1 : 1;
    }
    return compareCaret(left, right);
  }

  /** A caret is newer than the end and older than anything else. */
  private static int compareCaret(char left, char right) {
    if (left == '^') {
      return right == 0 ? 1 : -1;
    }
    return left == 0 ? -1 : 1;
  }

  /** The second run is empty when it is of the other kind than the first. */
  private static int compareRuns(String left, String right) {
    boolean number = isDigit(left.charAt(0));
    if (right.isEmpty()) {
      return number ? 1 : -1;
    }
    return number ? compareNumbers(left, right) : Integer.signum(left.compareTo(right));
  }

  /** Compares two runs of digits as numbers of any size. */
  static int compareNumbers(String left, String right) {
    String a = withoutLeadingZeros(left);
    String b = withoutLeadingZeros(right);
    return a.length() == b.length()
        ? Integer.signum(a.compareTo(b))
        : Integer.compare(a.length(), b.length());
  }

  private static String withoutLeadingZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static int skipSeparators(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isDigit(c) || isLetter(c) || isMark(c)) {
        break;
      }
      at++;
    }
    return at;
  }

  private static int runEnd(String text, int from, boolean digits) {
    int end = from;
    while (end < text.length()
        && (digits ? isDigit(text.charAt(end)) : isLetter(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static char at(String text, int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
