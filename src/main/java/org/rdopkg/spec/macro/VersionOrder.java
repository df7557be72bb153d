package org.rdopkg.spec.macro;

/** The order of version literals, {@code [EPOCH:]VERSION[-RELEASE]}, in rpm's expressions. */
final class VersionOrder {
  private VersionOrder() {}

  /** A missing epoch is 0; a missing release comes before any. */
  static int compare(String left, String right) {
    int byEpoch = segment(epoch(left), epoch(right));
    if (byEpoch != 0) {
      return byEpoch;
    }
    int byVersion = segment(version(left), version(right));
    return byVersion != 0 ? byVersion : byRelease(release(left), release(right));
  }

  private static int byRelease(String left, String right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(!left.isEmpty(), !right.isEmpty());
    }
    return segment(left, right);
  }

  private static String epoch(String evr) {
    int end = 0;
    while (end < evr.length() && Names.isDigit(evr.charAt(end))) {
      end++;
    }
    return end > 0 && evr.startsWith(":", end) ? evr.substring(0, end) : "0";
  }

  private static String afterEpoch(String evr) {
    int end = 0;
    while (end < evr.length() && Names.isDigit(evr.charAt(end))) {
      end++;
    }
    return evr.startsWith(":", end) ? evr.substring(end + 1) : evr;
  }

  private static String version(String evr) {
    String rest = afterEpoch(evr);
    int dash = rest.lastIndexOf('-');
    return dash < 0 ? rest : rest.substring(0, dash);
  }

  private static String release(String evr) {
    String rest = afterEpoch(evr);
    int dash = rest.lastIndexOf('-');
    return dash < 0 ? "" : rest.substring(dash + 1);
  }

  /**
   * rpm's comparison of versions: runs of digits and of letters, {@code ~} before, {@code ^} after.
   */
  static int segment(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() || j < right.length()) {
      i = skipSeparators(left, i);
      j = skipSeparators(right, j);
      char a = i < left.length() ? left.charAt(i) : 0;
      char b = j < right.length() ? right.charAt(j) : 0;
      if (a == '~' || b == '~') {
        if (a != b) {
          return a == '~' ? -1 : 1;
        }
        i++;
        j++;
        continue;
      }
      if (a == '^' || b == '^') {
        if (a != b) {
          return a == 0 ? -1 : b == 0 ? 1 : a == '^' ? -1 : 1;
        }
        i++;
        j++;
        continue;
      }
      if (a == 0 || b == 0) {
        break;
      }
      boolean digits = Names.isDigit(a);
      int iEnd = runEnd(left, i, digits);
      int jEnd = runEnd(right, j, digits);
      if (jEnd == j) {
        return digits ? 1 : -1;
      }
      int order = run(left.substring(i, iEnd), right.substring(j, jEnd), digits);
      if (order != 0) {
        return order;
      }
      i = iEnd;
      j = jEnd;
    }
    return Boolean.compare(i < left.length(), j < right.length());
  }

  private static int skipSeparators(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '~' || c == '^' || (Names.isPart(c) && c != '_')) {
        break;
      }
      i++;
    }
    return i;
  }

  private static int runEnd(String text, int from, boolean digits) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean letter = Names.isPart(c) && c != '_' && !Names.isDigit(c);
      if (digits ? !Names.isDigit(c) : !letter) {
        break;
      }
      i++;
    }
    return i;
  }

  private static int run(String left, String right, boolean digits) {
    if (!digits) {
      return Integer.signum(left.compareTo(right));
    }
    String a = withoutZeros(left);
    String b = withoutZeros(right);
    return a.length() != b.length()
        ? Integer.compare(a.length(), b.length())
        : Integer.signum(a.compareTo(b));
  }

  private static String withoutZeros(String digits) {
    int i = 0;
    while (i < digits.length() && digits.charAt(i) == '0') {
      i++;
    }
    return digits.substring(i);
  }
}
