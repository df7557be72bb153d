package org.rdopkg.spec.macro.distro;

import java.util.LinkedHashSet;
import java.util.Set;

/** Builds package names from words. */
final class Tokens {
  private Tokens() {}

  /** Each run of separators and dashes as one dash; none at the ends. */
  static String joined(String text, String separators) {
    StringBuilder out = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '-' || separators.indexOf(c) >= 0) {
        gap = true;
      } else {
        out.append(gap && !out.isEmpty() ? "-" : "").append(c);
        gap = false;
      }
    }
    return out.toString();
  }

  /** The words between separators, each once, joined by dashes. */
  static String dashed(String text, String separators, Set<String> without) {
    Set<String> words = new LinkedHashSet<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '-';
      if (c == '-' || separators.indexOf(c) >= 0) {
        if (!word.isEmpty() && !without.contains(word.toString())) {
          words.add(word.toString());
        }
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return String.join("-", words);
  }
}
