package org.rdopkg.spec.macro.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code sort} of lines whose order is the same in every locale: whole numbers. */
final class Sort {
  private static final int MAX_DIGITS = 18;

  private Sort() {}

  static String run(List<String> words, String input) {
    boolean numeric = false;
    boolean reverse = false;
    boolean unique = false;
    for (String word : words) {
      for (int i = word.startsWith("-") ? 1 : 0; i < word.length(); i++) {
        char c = word.charAt(i);
        numeric |= c == 'n' || c == 'V' || c == 'g';
        reverse |= c == 'r';
        unique |= c == 'u';
        if (i == 0 || "nVgru".indexOf(c) < 0) {
          throw new UnsupportedShell("sort option");
        }
      }
    }
    List<String> lines = new ArrayList<>(Lines.of(input));
    for (String line : lines) {
      boolean number =
          !line.isEmpty()
              && line.length() <= MAX_DIGITS
              && line.chars().allMatch(c -> c >= '0' && c <= '9')
              && (line.length() == 1 || line.charAt(0) != '0');
      if (!number || (!numeric && line.length() != lines.get(0).length())) {
        throw new UnsupportedShell("sort of text");
      }
    }
    Comparator<String> order = Comparator.comparingLong(Long::parseLong);
    lines.sort(reverse ? order.reversed() : order);
    StringBuilder out = new StringBuilder();
    (unique ? lines.stream().distinct().toList() : lines)
        .forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }
}
