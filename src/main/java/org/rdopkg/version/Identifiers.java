package org.rdopkg.version;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words and numbers behind the numbers of a version, in semver's order: numbers before words,
 * numbers by value, words by their letters, the longer list last. The common words for stages go in
 * the order that projects pass them in, whatever their letters.
 */
final class Identifiers {
  /** Stages in order; words between them sort by their letters among those of rank 3. */
  private static final Map<String, Integer> RANKS =
      Map.ofEntries(
          Map.entry("snapshot", 0),
          Map.entry("nightly", 0),
          Map.entry("dev", 0),
          Map.entry("a", 1),
          Map.entry("alpha", 1),
          Map.entry("b", 2),
          Map.entry("beta", 2),
          Map.entry("m", 3),
          Map.entry("milestone", 3),
          Map.entry("c", 5),
          Map.entry("cr", 5),
          Map.entry("rc", 5),
          Map.entry("pre", 4),
          Map.entry("preview", 4));

  private static final int OTHER_WORD = 3;

  private Identifiers() {}

  static int compare(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compare(String a, String b) {
    boolean leftNumber = isNumber(a);
    boolean rightNumber = isNumber(b);
    if (leftNumber || rightNumber) {
      return leftNumber && rightNumber
          ? RpmVersions.compareNumbers(a, b)
          : Boolean.compare(rightNumber, leftNumber);
    }
    int ranks = Integer.compare(rank(a), rank(b));
    boolean sameStage = ranks == 0 && rank(a) != OTHER_WORD;
    return ranks != 0 || sameStage ? ranks : Integer.signum(a.compareTo(b));
  }

  private static int rank(String word) {
    return RANKS.getOrDefault(word.toLowerCase(Locale.ROOT), OTHER_WORD);
  }

  static boolean isStageName(String word) {
    return RANKS.containsKey(word.toLowerCase(Locale.ROOT));
  }

  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
