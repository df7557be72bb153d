package org.rdopkg.version;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The versions whose numbers, not words, say that a release is still to come: GNU, GNOME and others
 * call what comes before 1.14 and after 1.13.1 1.13.90, the C library and R packages 1.13.9000.
 * Where the series counts up to there, as Linux 5.4.90 after 5.4.89, they are ordinary releases.
 */
final class Pretests {
  private static final int NUMBERS = 3;
  private static final int NINETIES = 90;

  /** How far releases of a series may be apart; some tags may be missing. */
  private static final int GAP = 20;

  private final Map<String, NavigableSet<Integer>> series;

  private Pretests(Map<String, NavigableSet<Integer>> series) {
    this.series = series;
  }

  static Pretests among(Collection<UpstreamTag> tags) {
    Map<String, NavigableSet<Integer>> series = new HashMap<>();
    for (UpstreamTag tag : tags) {
      if (isCounted(tag.version())) {
        series
            .computeIfAbsent(name(tag.version()), name -> new TreeSet<>())
            .add(last(tag.version()));
      }
    }
    return new Pretests(series);
  }

  private static boolean isCounted(UpstreamVersion version) {
    List<String> numbers = version.numbers();
    return version.stage() == UpstreamVersion.Stage.RELEASE
        && numbers.size() >= NUMBERS
        && numbers.get(numbers.size() - 1).length() <= 4;
  }

  private static String name(UpstreamVersion version) {
    List<String> numbers = version.numbers();
    return String.join(".", numbers.subList(0, numbers.size() - 1));
  }

  private static int last(UpstreamVersion version) {
    return Integer.parseInt(version.numbers().get(version.numbers().size() - 1));
  }

  boolean has(UpstreamVersion version) {
    if (!isCounted(version)) {
      return false;
    }
    int last = last(version);
    boolean development = last >= 9000 && last < 9100;
    boolean nineties = (last >= NINETIES && last <= 99) || (last >= 900 && last <= 999);
    if (!development && !(nineties && version.numbers().size() == NUMBERS)) {
      return false;
    }
    return startsHigh(series.getOrDefault(name(version), new TreeSet<>()), last);
  }

  /** Whether the numbers before this one, gap by gap, begin in the nineties too. */
  private static boolean startsHigh(NavigableSet<Integer> numbers, int last) {
    int first = last;
    Integer before = numbers.lower(first);
    while (before != null && first - before <= GAP) {
      first = before;
      before = numbers.lower(first);
    }
    return first >= NINETIES;
  }
}
