package org.rdopkg.spec.macro;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of a preamble taken apart: {@code Name [(qualifier)] : value}.
 *
 * @param name the tag in lower case, without a source's or patch's number
 * @param number the number written to a Source or Patch, -1 without one; rpm takes a number after a
 *     blank for none
 * @param head the text before the colon, for finding the line again
 * @param value the text after it, without blanks around
 */
record TagLine(String name, int number, String head, String value) {

  private static final int MAX_DIGITS = 9;

  /** The tag that a line sets; null when it has not the form of one. */
  static @Nullable TagLine parse(String line) {
    int nameEnd = 0;
    while (nameEnd < line.length() && isLetter(line.charAt(nameEnd))) {
      nameEnd++;
    }
    if (nameEnd == 0) {
      return null;
    }
    String name = line.substring(0, nameEnd).toLowerCase(Locale.ROOT);
    boolean numbered = name.equals("source") || name.equals("patch");
    int digitsEnd = nameEnd;
    while (numbered && digitsEnd < line.length() && Names.isDigit(line.charAt(digitsEnd))) {
      digitsEnd++;
    }
    if (digitsEnd - nameEnd > MAX_DIGITS) {
      return null;
    }
    int colon = Names.skipBlanks(line, digitsEnd);
    if (colon < line.length() && line.charAt(colon) != ':') {
      colon = numbered ? afterLooseNumber(line, colon) : afterQualifier(line, colon);
    }
    if (colon < 0 || colon >= line.length() || line.charAt(colon) != ':') {
      return null;
    }
    int number = digitsEnd == nameEnd ? -1 : Integer.parseInt(line.substring(nameEnd, digitsEnd));
    return new TagLine(name, number, line.substring(0, colon), line.substring(colon + 1).strip());
  }

  /** What stands in brackets behind the name, without blanks around; empty without. */
  String qualifier() {
    int open = head.indexOf('(');
    int close = head.lastIndexOf(')');
    return open < 0 || close < open ? "" : head.substring(open + 1, close).strip();
  }

  /** {@code Patch 0: x} is read as {@code Patch: x}. */
  private static int afterLooseNumber(String line, int at) {
    int end = at;
    while (end < line.length() && Names.isDigit(line.charAt(end))) {
      end++;
    }
    return end == at ? -1 : Names.skipBlanks(line, end);
  }

  private static int afterQualifier(String line, int at) {
    if (line.charAt(at) != '(') {
      return -1;
    }
    int close = line.indexOf(')', at);
    return close < 0 ? -1 : Names.skipBlanks(line, close + 1);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
