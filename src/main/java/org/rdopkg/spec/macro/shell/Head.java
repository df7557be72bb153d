package org.rdopkg.spec.macro.shell;

import java.util.List;

/** {@code head} and {@code tail} with a number of lines or characters. */
final class Head {
  private Head() {}

  static String run(List<String> words, String input, boolean first) {
    String joined = String.join("", words);
    boolean characters = joined.startsWith("-c");
    String digits =
        joined.isEmpty()
            ? "10"
            : joined.substring(
                characters || joined.startsWith("-n") ? 2 : Math.min(1, joined.length()));
    boolean plain =
        words.size() <= 2
            && (joined.isEmpty() || joined.startsWith("-"))
            && !digits.isEmpty()
            && digits.length() < 7
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!plain) {
      throw new UnsupportedShell("head or tail");
    }
    int count = Integer.parseInt(digits);
    return characters ? characters(input, count, first) : lines(input, count, first);
  }

  private static String characters(String input, int count, boolean first) {
    int size = Math.min(count, input.length());
    return first ? input.substring(0, size) : input.substring(input.length() - size);
  }

  private static String lines(String input, int count, boolean first) {
    List<String> all = Lines.of(input);
    int size = Math.min(count, all.size());
    List<String> chosen = first ? all.subList(0, size) : all.subList(all.size() - size, all.size());
    boolean withLast = !first || size == all.size();
    return chosen.isEmpty()
        ? ""
        : Lines.endedLike(input, String.join("\n", chosen) + "\n", withLast);
  }
}
