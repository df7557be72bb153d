package org.rdopkg.requirements.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one version by the grammar of PEP 440's appendix B, in one pass. */
final class PythonVersionParser {
  private static final int LONGEST = 500;

  /** Longer spellings before those that they start with. */
  private static final List<Map.Entry<String, String>> PRE =
      List.of(
          Map.entry("alpha", "a"),
          Map.entry("a", "a"),
          Map.entry("beta", "b"),
          Map.entry("b", "b"),
          Map.entry("preview", "rc"),
          Map.entry("pre", "rc"),
          Map.entry("c", "rc"),
          Map.entry("rc", "rc"));

  private static final List<Map.Entry<String, String>> POST =
      List.of(Map.entry("post", ""), Map.entry("rev", ""), Map.entry("r", ""));
  private static final List<Map.Entry<String, String>> DEV = List.of(Map.entry("dev", ""));

  private final String text;
  private int at;

  PythonVersionParser(String text) {
    this.text = text.strip().toLowerCase(Locale.ROOT);
  }

  Optional<PythonVersion> parse() {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    accept('v');
    String number = digits();
    String epoch = "0";
    if (!number.isEmpty() && accept('!')) {
      epoch = number;
      number = digits();
    }
    if (number.isEmpty()) {
      return Optional.empty();
    }
    List<String> release = release(number);
    PythonVersion.Part pre = suffix(PRE);
    String post = post();
    PythonVersion.Part dev = suffix(DEV);
    List<String> local = local();
    return at < text.length()
        ? Optional.empty()
        : Optional.of(
            new PythonVersion(epoch, release, pre, post, dev == null ? null : dev.number(), local));
  }

  private List<String> release(String first) {
    List<String> numbers = new ArrayList<>(List.of(first));
    while (peek(0) == '.' && isDigit(peek(1))) {
      at++;
      numbers.add(digits());
    }
    return numbers;
  }

  /** {@code -1} alone is a post-release too. */
  private @Nullable String post() {
    if (peek(0) == '-' && isDigit(peek(1))) {
      at++;
      return digits();
    }
    PythonVersion.Part part = suffix(POST);
    return part == null ? null : part.number();
  }

  /** {@code [-_.]?WORD[-_.]?N*}; no number is 0. */
  private PythonVersion.@Nullable Part suffix(List<Map.Entry<String, String>> words) {
    int start = at + (isSeparator(peek(0)) ? 1 : 0);
    for (Map.Entry<String, String> word : words) {
      if (text.startsWith(word.getKey(), start)) {
        at = start + word.getKey().length();
        at += isSeparator(peek(0)) ? 1 : 0;
        String number = digits();
        return new PythonVersion.Part(word.getValue(), number.isEmpty() ? "0" : number);
      }
    }
    return null;
  }

  private List<String> local() {
    if (peek(0) != '+') {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    int next = at + 1;
    while (true) {
      int end = next;
      while (end < text.length() && isAlphanumeric(text.charAt(end))) {
        end++;
      }
      if (end == next) {
        return parts;
      }
      parts.add(normalPart(text.substring(next, end)));
      at = end;
      if (!isSeparator(peek(0))) {
        return parts;
      }
      next = at + 1;
    }
  }

  private static String normalPart(String part) {
    return part.chars().allMatch(c -> isDigit((char) c)) ? withoutZeros(part) : part;
  }

  private String digits() {
    int start = at;
    while (isDigit(peek(0))) {
      at++;
    }
    return start == at ? "" : withoutZeros(text.substring(start, at));
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private boolean accept(char c) {
    boolean there = peek(0) == c;
    at += there ? 1 : 0;
    return there;
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  private static boolean isSeparator(char c) {
    return c == '-' || c == '_' || c == '.';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAlphanumeric(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z');
  }
}
