package org.rdopkg.spec.macro.shell;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code grep} over its input, with {@code -o}, {@code -E}, {@code -v}, {@code -i}, {@code -q},
 * {@code -m N}.
 */
final class Grep {
  private boolean only;
  private boolean extended;
  private boolean invert;
  private boolean ignoreCase;
  private boolean quiet;
  private int most = Integer.MAX_VALUE;

  private Grep() {}

  static ShellOutput run(String name, List<String> words, String input) {
    Grep grep = new Grep();
    grep.extended = name.equals("egrep");
    return grep.apply(words, input);
  }

  private ShellOutput apply(List<String> words, String input) {
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-") || word.length() < 2) {
        rest.add(word);
      } else if (word.startsWith("-m") && word.length() == 3) {
        most = word.charAt(2) - '0';
      } else {
        options(word);
      }
    }
    if (rest.size() != 1 || most < 1 || (only && invert)) {
      throw new UnsupportedShell("grep");
    }
    Pattern pattern = PosixRegex.compile(rest.get(0), extended, ignoreCase);
    StringBuilder out = new StringBuilder();
    int found = 0;
    for (String line : Lines.of(input)) {
      Matcher matcher = pattern.matcher(line);
      if (found == most || matcher.find() == invert) {
        continue;
      }
      found++;
      if (only) {
        matches(line, matcher, out);
      } else {
        out.append(line).append('\n');
      }
    }
    return new ShellOutput(quiet ? "" : out.toString(), found > 0);
  }

  private static void matches(String line, Matcher matcher, StringBuilder out) {
    do {
      if (matcher.end() == matcher.start()) {
        throw new UnsupportedShell("empty match");
      }
      out.append(line, matcher.start(), matcher.end()).append('\n');
    } while (matcher.find());
  }

  private void options(String word) {
    for (int i = 1; i < word.length(); i++) {
      switch (word.charAt(i)) {
        case 'o' -> only = true;
        case 'E' -> extended = true;
        case 'v' -> invert = true;
        case 'i' -> ignoreCase = true;
        case 'q' -> quiet = true;
        default -> throw new UnsupportedShell("grep option");
      }
    }
  }
}
