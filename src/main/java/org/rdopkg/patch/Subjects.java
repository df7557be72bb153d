package org.rdopkg.patch;

/** Subjects as they are compared. */
final class Subjects {
  private Subjects() {}

  /** The subject with every run of blanks as one: folding a mail header may have changed them. */
  static String key(String subject) {
    StringBuilder key = new StringBuilder(subject.length());
    boolean blank = false;
    for (int i = 0; i < subject.length(); i++) {
      char c = subject.charAt(i);
      if (Character.isWhitespace(c)) {
        blank = true;
      } else {
        if (blank && key.length() > 0) {
          key.append(' ');
        }
        blank = false;
        key.append(c);
      }
    }
    return key.toString();
  }
}
