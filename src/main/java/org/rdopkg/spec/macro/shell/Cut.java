package org.rdopkg.spec.macro.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code cut}: fields or characters of each line. */
final class Cut {
  private static final String BETWEEN = "--output-delimiter=";

  private char delimiter = '\t';
  private String list = "";
  private boolean fields;
  private @Nullable String between;

  private Cut() {}

  static String run(List<String> words, String input) {
    Cut cut = new Cut();
    cut.options(words);
    cut.wanted(0);
    StringBuilder out = new StringBuilder();
    for (String line : Lines.of(input)) {
      out.append(cut.fields ? cut.fields(line) : cut.characters(line)).append('\n');
    }
    return out.toString();
  }

  private void options(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = shortened(words.get(i));
      if (word.startsWith(BETWEEN)) {
        between = word.substring(BETWEEN.length());
        continue;
      }
      if (word.length() < 2 || word.charAt(0) != '-' || "dfcb".indexOf(word.charAt(1)) < 0) {
        throw new UnsupportedShell("cut " + word);
      }
      String value = word.substring(2);
      if (value.isEmpty()) {
        if (++i == words.size()) {
          throw new UnsupportedShell("cut");
        }
        value = words.get(i);
      }
      if (word.charAt(1) == 'd') {
        if (value.length() != 1) {
          throw new UnsupportedShell("cut -d");
        }
        delimiter = value.charAt(0);
      } else {
        if (!list.isEmpty()) {
          throw new UnsupportedShell("cut with two lists");
        }
        list = value;
        fields = word.charAt(1) == 'f';
      }
    }
    if (list.isEmpty() || (between != null && (!fields || between.isEmpty()))) {
      throw new UnsupportedShell("cut without a list");
    }
  }

  private static String shortened(String word) {
    String[][] names = {
      {"--delimiter=", "-d"}, {"--fields=", "-f"}, {"--characters=", "-c"}, {"--bytes=", "-b"}
    };
    for (String[] name : names) {
      if (word.startsWith(name[0]) && word.length() > name[0].length()) {
        return name[1] + word.substring(name[0].length());
      }
    }
    return word;
  }

  private String fields(String line) {
    if (line.indexOf(delimiter) < 0) {
      return line;
    }
    List<String> all = split(line);
    List<String> chosen = new ArrayList<>();
    boolean[] wanted = wanted(all.size());
    for (int i = 0; i < all.size(); i++) {
      if (wanted[i]) {
        chosen.add(all.get(i));
      }
    }
    return String.join(between == null ? String.valueOf(delimiter) : between, chosen);
  }

  private List<String> split(String line) {
    List<String> all = new ArrayList<>();
    int start = 0;
    for (int end = line.indexOf(delimiter); end >= 0; end = line.indexOf(delimiter, start)) {
      all.add(line.substring(start, end));
      start = end + 1;
    }
    all.add(line.substring(start));
    return all;
  }

  private String characters(String line) {
    StringBuilder out = new StringBuilder();
    boolean[] wanted = wanted(line.length());
    for (int i = 0; i < line.length(); i++) {
      if (wanted[i]) {
        out.append(line.charAt(i));
      }
    }
    return out.toString();
  }

  /**
   * Which of {@code size} positions the list names: {@code N}, {@code N-M}, {@code N-}, {@code -M}.
   */
  private boolean[] wanted(int size) {
    boolean[] wanted = new boolean[size];
    for (String range : list.split(",", -1)) {
      int dash = range.indexOf('-');
      int first = dash == 0 ? 1 : position(dash < 0 ? range : range.substring(0, dash));
      int last = first;
      if (dash >= 0) {
        last = dash + 1 == range.length() ? size : position(range.substring(dash + 1));
        if (range.equals("-") || (dash + 1 < range.length() && last < first)) {
          throw new UnsupportedShell("cut range");
        }
      }
      for (int i = first; i <= Math.min(last, size); i++) {
        wanted[i - 1] = true;
      }
    }
    return wanted;
  }

  private static int position(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > 6 || Integer.parseInt(text) == 0) {
      throw new UnsupportedShell("cut position");
    }
    return Integer.parseInt(text);
  }
}
