package org.rdopkg.workflow;

import java.util.Locale;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * A tag as a user names it.
 *
 * @param text as the user wrote it
 * @param letters in lower case, without the number of a Source or Patch
 * @param number that number; -1 without one
 */
record TagName(String text, String letters, int number) {
  private static final int MAX_DIGITS = 9;

  /** Reads it; {@code Source0} and {@code patch12} have a number. */
  static TagName parse(String text) {
    int end = text.length();
    while (end > 0 && isDigit(text.charAt(end - 1))) {
      end--;
    }
    String letters = text.substring(0, end).toLowerCase(Locale.ROOT);
    boolean numbered = end < text.length() && isSource(letters);
    boolean plain = !letters.isEmpty() && letters.chars().allMatch(c -> c >= 'a' && c <= 'z');
    if (!plain || (end < text.length() && !numbered) || text.length() - end > MAX_DIGITS) {
      throw RdopkgException.of(ErrorKind.USAGE, "Invalid tag: " + text)
          .because("a tag is a word such as Version, Requires or Source0");
    }
    return new TagName(text, letters, numbered ? Integer.parseInt(text.substring(end)) : -1);
  }

  private static boolean isSource(String letters) {
    return letters.equals("source") || letters.equals("patch");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether it names sources or patches. */
  boolean isSource() {
    return isSource(letters);
  }

  /** Whether it is one of the tags that name a build, which people make of macros. */
  boolean isIdentity() {
    return switch (letters) {
      case "name", "epoch", "version", "release" -> true;
      default -> false;
    };
  }
}
