package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * One dependency of a tag such as {@code Requires}: a capability, perhaps with a version.
 *
 * @param name the capability, {@code python3-six}, {@code python3dist(six)}, or a whole boolean
 *     dependency with its brackets, {@code (a if b)}
 * @param operator {@code <}, {@code <=}, {@code =}, {@code >=} or {@code >}, whatever spelling was
 *     used; empty without a version
 * @param version what the operator compares with; empty without one
 */
public record Dependency(String name, String operator, String version) {

  /**
   * The dependencies in an expanded value, by rpm's rules: blanks and commas separate them, an
   * operator stands between blanks, and what opens with a bracket goes on to the one that closes
   * it.
   */
  public static List<Dependency> parse(String value) {
    List<String> words = words(value);
    List<Dependency> found = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String operator = i + 2 < words.size() ? operator(words.get(i + 1)) : "";
      if (operator.isEmpty()) {
        found.add(new Dependency(words.get(i), "", ""));
      } else {
        found.add(new Dependency(words.get(i), operator, words.get(i + 2)));
        i += 2;
      }
    }
    return found;
  }

  private static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    int i = 0;
    while (i < value.length()) {
      int end = isSeparator(value.charAt(i)) ? i : wordEnd(value, i);
      if (end > i) {
        words.add(value.substring(i, end));
      }
      i = Math.max(end, i + 1);
    }
    return words;
  }

  /** Only a word that starts with a bracket may hold blanks and commas. */
  private static int wordEnd(String value, int start) {
    int open = 0;
    boolean rich = value.charAt(start) == '(';
    for (int i = start; i < value.length(); i++) {
      char c = value.charAt(i);
      if (open == 0 && isSeparator(c)) {
        return i;
      }
      if (rich && c == '(') {
        open++;
      } else if (rich && c == ')' && --open <= 0) {
        return i + 1;
      }
    }
    return value.length();
  }

  private static boolean isSeparator(char c) {
    return c == ',' || c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** The operator that a word is, in its usual spelling; empty when it is none. */
  private static String operator(String word) {
    return switch (word) {
      case "<", "<=", "=", ">=", ">" -> word;
      case "=<" -> "<=";
      case "==" -> "=";
      case "=>" -> ">=";
      default -> "";
    };
  }

  /** As it is written in a spec. */
  @Override
  public String toString() {
    return operator.isEmpty() ? name : name + " " + operator + " " + version;
  }
}
