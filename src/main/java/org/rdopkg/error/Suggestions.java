package org.rdopkg.error;

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
        .filter(name -> similarity.apply(word, withoutDashes(name)) >= NEAR_ENOUGH)
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

  /** The dashes in front make all options alike. */
  private static String withoutDashes(String name) {
    int start = 0;
    while (start < name.length() && name.charAt(start) == '-') {
      start++;
    }
    return name.substring(start);
  }
}
