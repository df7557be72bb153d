package org.rdopkg.requirements.python;

import java.util.Locale;

/** Names of Python projects. */
public final class ProjectNames {
  private ProjectNames() {}

  /** The one spelling of all that mean the same (PEP 503): lower case, single dashes. */
  public static String normal(String name) {
    StringBuilder normal = new StringBuilder(name.length());
    boolean dash = false;
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      boolean separator = c == '-' || c == '_' || c == '.';
      if (!separator || !dash) {
        normal.append(separator ? '-' : c);
      }
      dash = separator;
    }
    return normal.toString();
  }

  /** Where the name that starts a text ends; 0 when none does. */
  static int end(String text) {
    int end = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isAlphanumeric(c)) {
        end = i + 1;
      } else if (end == 0 || (c != '-' && c != '_' && c != '.')) {
        break;
      }
    }
    return end;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
