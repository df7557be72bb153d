package org.rdopkg.workflow;

import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** rpm's rule for the names of macros: a letter or underscore, then also digits; all ASCII. */
final class MacroName {
  private MacroName() {}

  static void check(String name) {
    boolean fits = !name.isEmpty() && !isDigit(name.charAt(0));
    for (int i = 0; i < name.length(); i++) {
      fits &= isLetter(name.charAt(i)) || isDigit(name.charAt(i));
    }
    if (!fits) {
      throw RdopkgException.of(ErrorKind.USAGE, "Invalid macro name: " + name)
          .because("a name is made of letters, digits and underscores, and starts with no digit")
          .fix("write it without the percent sign and braces");
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
