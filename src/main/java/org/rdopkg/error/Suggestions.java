package org.rdopkg.error;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** "Did you mean": the names nearest to a mistyped one. */
public final class Suggestions {
  private static final double NEAR_ENOUGH = 0.8;
  private static final int AT_MOST = 3;

  private Suggestions() {}

  /** The names that a person may have meant, best first; at most three, often none. */
  public static List<String> near(String typed, Collection<String> names) {
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    String word = withoutDashes(typed);
    return names.stream()
        .filter(
            name ->
                similarity.apply(word, withoutDashes(name)) >= NEAR_ENOUGH
                    || hasSameLetters(word, withoutDashes(name)))
        .sorted(
            Comparator.comparingDouble(
                (String name) -> -similarity.apply(word, withoutDashes(name))))
        .limit(AT_MOST)
        .toList();
  }

  /** The error, with the nearest names as its next fixes. */
  public static RdopkgException added(
      RdopkgException error, String typed, Collection<String> names) {
    RdopkgException more = error;
    for (String name : near(typed, names)) {
      more = more.fix("did you mean " + name + "?");
    }
    return more;
  }

  /** Two letters change places easily, and in a short word that is most of it: {@code fxi}. */
  private static boolean hasSameLetters(String one, String other) {
    return one.length() > 2
        && one.length() == other.length()
        && one.charAt(0) == other.charAt(0)
        && Arrays.equals(one.chars().sorted().toArray(), other.chars().sorted().toArray());
  }

  /** The dashes in front make all options alike. */
  private static String withoutDashes(String name) {
    int start = 0;
    while (start < name.length() && name.charAt(start) == '-') {
      start++;
    }
    return name.substring(start);
  }
}
