package org.rdopkg.git;

/** What git allows as the full name of a ref: the rules of git-check-ref-format(1). */
final class RefNames {
  private static final String FORBIDDEN = "~^:?*[\\";

  private RefNames() {}

  static boolean isValid(String name) {
    boolean slash = false;
    char before = '/';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c == 0x7f || FORBIDDEN.indexOf(c) >= 0 || isBad(before, c)) {
        return false;
      }
      if (c == '/') {
        if (endsWithLock(name, i)) {
          return false;
        }
        slash = true;
      }
      before = c;
    }
    return slash && before != '/' && before != '.' && !endsWithLock(name, name.length());
  }

  /** A part is not empty and begins with no dot; no two dots; no brace after an at sign. */
  private static boolean isBad(char before, char c) {
    return switch (before) {
      case '/' -> c == '/' || c == '.';
      case '.' -> c == '.';
      case '@' -> c == '{';
      default -> false;
    };
  }

  private static boolean endsWithLock(String name, int end) {
    return name.startsWith(".lock", end - ".lock".length());
  }
}
