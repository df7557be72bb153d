package org.rdopkg.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.version.UpstreamVersion.Stage;

/** Reads the many forms of upstream versions; scans from left to right, never back. */
final class UpstreamVersionParser {
  private static final int LONGEST = 100;

  /** Words that only repeat that this is the release. */
  private static final Set<String> FINAL = Set.of("final", "ga", "release", "stable");

  /** Words for what comes after the release. */
  private static final Set<String> POST =
      Set.of("p", "patch", "pl", "post", "r", "rev", "sp", "u", "update", "hotfix", "fix");

  /** Words of tags that mark a place in the history, not a version. */
  private static final Set<String> MARKS =
      Set.of(
          "base",
          "branch",
          "branchpoint",
          "bp",
          "dirty",
          "em",
          "end",
          "eol",
          "eom",
          "g",
          "last",
          "merge",
          "old",
          "orig",
          "root",
          "start",
          "tip",
          "windows",
          "wip",
          "x");

  private final String text;
  private final List<String> numbers = new ArrayList<>();
  private int at;

  private UpstreamVersionParser(String text) {
    this.text = text;
  }

  static Optional<UpstreamVersion> parse(String text) {
    boolean possible = !text.isEmpty() && text.length() <= LONGEST && isDigit(text.charAt(0));
    return possible ? new UpstreamVersionParser(text).read() : Optional.empty();
  }

  private Optional<UpstreamVersion> read() {
    readNumbers();
    String rest = withoutBuild(text.substring(at));
    if (rest.isEmpty()) {
      return version(Stage.RELEASE, List.of(), "", false);
    }
    char mark = rest.charAt(0);
    if (!isLetter(mark)) {
      String suffix = rest.substring(1);
      List<String> words = words(suffix);
      return words.isEmpty() ? Optional.empty() : marked(mark, words, suffix);
    }
    List<String> words = words(rest);
    return words.isEmpty() ? Optional.empty() : attached(words, rest);
  }

  private void readNumbers() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      int end = at;
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
      numbers.add(text.substring(at, end));
      at = end;
      if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
        at++;
      } else {
        break;
      }
    }
  }

  /** Semver's build metadata says nothing about the order. */
  private static String withoutBuild(String rest) {
    int plus = rest.indexOf('+');
    return plus < 0 ? rest : rest.substring(0, plus);
  }

  /** The runs of letters and of digits; empty when there is anything else but single marks. */
  private static List<String> words(String suffix) {
    List<String> words = new ArrayList<>();
    int i = 0;
    while (i < suffix.length()) {
      char c = suffix.charAt(i);
      int end = i;
      while (end < suffix.length()
          && (isDigit(c) ? isDigit(suffix.charAt(end)) : isLetter(suffix.charAt(end)))) {
        end++;
      }
      if (end == i) {
        return List.of();
      }
      words.add(suffix.substring(i, end));
      i = end;
      boolean separated = i < suffix.length() && "-._".indexOf(suffix.charAt(i)) >= 0;
      if (separated && i + 1 == suffix.length()) {
        return List.of();
      }
      i += separated ? 1 : 0;
    }
    return words;
  }

  /** What follows the numbers directly: {@code rc1}, {@code w}, {@code p5}. */
  private Optional<UpstreamVersion> attached(List<String> words, String suffix) {
    String first = words.get(0).toLowerCase(Locale.ROOT);
    boolean numbered = words.size() > 1 && Identifiers.isNumber(words.get(1));
    if (words.size() == 1 && isReleaseLetter(first)) {
      return version(Stage.LETTER, List.of(letterKey(first)), suffix, false);
    }
    if (Identifiers.isStageName(first)) {
      boolean dotted =
          numbered && numbers.size() > 3 && numbers.get(numbers.size() - 1).equals("0");
      return preRelease(words, suffix, dotted);
    }
    return named(first, words, suffix);
  }

  /**
   * {@code w}, {@code zh}; {@code 1.0a} too, since a first alpha would have a number, and {@code
   * 1.1.1g}, {@code 1.0.2x}, whatever these letters mean where they stand alone.
   */
  private boolean isReleaseLetter(String word) {
    if (word.length() == 1) {
      return numbers.size() > 1 || !MARKS.contains(word);
    }
    boolean stage = Identifiers.isStageName(word);
    return word.length() == 2 && !stage && !FINAL.contains(word) && !MARKS.contains(word);
  }

  /** Longer letters are later: {@code z}, {@code za}, {@code zb}. */
  private static String letterKey(String letters) {
    return (letters.length() == 1 ? "x" : "y") + letters;
  }

  /** What follows the numbers behind a mark. */
  private Optional<UpstreamVersion> marked(char mark, List<String> words, String suffix) {
    String first = words.get(0).toLowerCase(Locale.ROOT);
    if (mark == '~') {
      return preRelease(words, suffix, false);
    }
    if (mark == '^') {
      return version(Stage.POST_RELEASE, lower(words), suffix, false);
    }
    if ("-._".indexOf(mark) < 0) {
      return Optional.empty();
    }
    if (Identifiers.isNumber(first)) {
      boolean onlyNumbers = words.stream().allMatch(Identifiers::isNumber);
      return onlyNumbers && words.size() <= 2 && numbers.size() > 1
          ? version(Stage.POST_RELEASE, words, suffix, false)
          : Optional.empty();
    }
    if (Identifiers.isStageName(first)) {
      return preRelease(words, suffix, false);
    }
    boolean known = FINAL.contains(first) || POST.contains(first);
    boolean semver = mark == '-' && numbers.size() == 3;
    return known || !semver ? named(first, words, suffix) : preRelease(words, suffix, false);
  }

  private Optional<UpstreamVersion> named(String first, List<String> words, String suffix) {
    if (FINAL.contains(first) && words.size() == 1) {
      return version(Stage.RELEASE, List.of(), "", false);
    }
    boolean numbered = words.stream().skip(1).allMatch(Identifiers::isNumber);
    return POST.contains(first) && numbered
        ? version(Stage.POST_RELEASE, words.subList(1, words.size()), suffix, false)
        : Optional.empty();
  }

  private Optional<UpstreamVersion> preRelease(List<String> words, String suffix, boolean dotted) {
    if (words.stream().skip(1).anyMatch(UpstreamVersionParser::isHash)
        || words.stream().anyMatch(word -> MARKS.contains(word.toLowerCase(Locale.ROOT)))) {
      return Optional.empty();
    }
    if (dotted) {
      numbers.remove(numbers.size() - 1);
    }
    return version(Stage.PRE_RELEASE, lower(words), suffix, dotted);
  }

  /** {@code gabcdef}, as git describe writes it; one with digits is cut behind its {@code g}. */
  private static boolean isHash(String word) {
    return word.length() > 4
        && word.charAt(0) == 'g'
        && word.chars().skip(1).allMatch(c -> c >= 'a' && c <= 'f');
  }

  private static List<String> lower(List<String> words) {
    return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  private Optional<UpstreamVersion> version(
      Stage stage, List<String> identifiers, String suffix, boolean dotted) {
    return Optional.of(new UpstreamVersion(text, numbers, stage, identifiers, suffix, dotted));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
