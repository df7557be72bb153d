package org.rdopkg.spec.macro.shell;

import java.util.List;
import java.util.function.IntPredicate;

/** {@code tr}: translates, deletes or squeezes characters. */
final class Tr {
  private boolean delete;
  private boolean squeeze;
  private boolean complement;

  private Tr() {}

  static String run(List<String> words, String input) {
    return new Tr().apply(words, input);
  }

  private String apply(List<String> words, String input) {
    int i = 0;
    for (; i < words.size() && words.get(i).startsWith("-") && words.get(i).length() > 1; i++) {
      if (words.get(i).equals("--")) {
        i++;
        break;
      }
      for (int j = 1; j < words.get(i).length(); j++) {
        char c = words.get(i).charAt(j);
        delete |= c == 'd';
        squeeze |= c == 's';
        complement |= c == 'c' || c == 'C';
        if ("dscC".indexOf(c) < 0) {
          throw new UnsupportedShell("tr option");
        }
      }
    }
    int sets = words.size() - i;
    if (sets != ((delete && !squeeze) || (squeeze && !delete && sets == 1) ? 1 : 2)
        || (delete && squeeze)) {
      throw new UnsupportedShell("tr");
    }
    String from = set(words.get(i));
    if (delete) {
      return filter(input, from);
    }
    if (complement && sets == 2) {
      throw new UnsupportedShell("tr -c");
    }
    if (sets == 1) {
      return squeezed(input, c -> (from.indexOf(c) >= 0) != complement);
    }
    boolean cases = words.get(i + 1).contains("[:");
    if (cases && !words.get(i).equals("[:upper:]") && !words.get(i).equals("[:lower:]")) {
      throw new UnsupportedShell("tr to a class");
    }
    String to = set(words.get(i + 1));
    String translated = translate(input, from, to);
    return squeeze ? squeezed(translated, c -> to.indexOf(c) >= 0) : translated;
  }

  private String filter(String input, String set) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < input.length(); i++) {
      char c = input.charAt(i);
      if ((set.indexOf(c) >= 0) == complement) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String translate(String input, String from, String to) {
    if (to.isEmpty()) {
      throw new UnsupportedShell("tr to nothing");
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < input.length(); i++) {
      char c = input.charAt(i);
      int at = from.lastIndexOf(c);
      out.append(at < 0 ? c : to.charAt(Math.min(at, to.length() - 1)));
    }
    return out.toString();
  }

  private static String squeezed(String input, IntPredicate in) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < input.length(); i++) {
      char c = input.charAt(i);
      if (i == 0 || c != input.charAt(i - 1) || !in.test(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The characters of a set: ranges, classes and backslashes. */
  private static String set(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("[:", i)) {
        int close = text.indexOf(":]", i);
        if (close < 0) {
          throw new UnsupportedShell("tr class");
        }
        characters(text.substring(i + 2, close), out);
        i = close + 1;
      } else if (text.startsWith("[=", i) || (text.charAt(i) == '[' && text.indexOf('*', i) > 0)) {
        throw new UnsupportedShell("tr set");
      } else {
        i = range(text, i, out);
      }
    }
    return out.toString();
  }

  private static int range(String text, int at, StringBuilder out) {
    char first = text.charAt(at);
    if (first == '\\') {
      if (at + 1 == text.length()) {
        throw new UnsupportedShell("tr backslash");
      }
      char next = text.charAt(at + 1);
      boolean plain = "\\-]['\"./^".indexOf(next) >= 0;
      if (!plain && next != 'n' && next != 't') {
        throw new UnsupportedShell("tr escape");
      }
      out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
      return at + 1;
    }
    if (at + 2 < text.length() && text.charAt(at + 1) == '-') {
      char last = text.charAt(at + 2);
      if (last == '\\' || last < first) {
        throw new UnsupportedShell("tr range");
      }
      for (char c = first; c <= last; c++) {
        out.append(c);
      }
      return at + 2;
    }
    out.append(first);
    return at;
  }

  private static void characters(String name, StringBuilder out) {
    IntPredicate in =
        switch (name) {
          case "upper" -> c -> c >= 'A' && c <= 'Z';
          case "lower" -> c -> c >= 'a' && c <= 'z';
          case "digit" -> c -> c >= '0' && c <= '9';
          case "alpha" -> Character::isLetter;
          case "alnum" -> Character::isLetterOrDigit;
          case "space" -> c -> c == ' ' || (c >= '\t' && c <= '\r');
          case "blank" -> c -> c == ' ' || c == '\t';
          case "punct" -> c -> c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
          default -> throw new UnsupportedShell("tr class");
        };
    for (char c = 0; c < 128; c++) {
      if (in.test(c)) {
        out.append(c);
      }
    }
  }
}
