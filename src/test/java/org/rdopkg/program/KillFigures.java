package org.rdopkg.program;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What the kills of {@link KillTest} left, by action: a table for people and for the docs. */
final class KillFigures {
  /** What a kill left, as it was found before anything was done about it. */
  enum Left {
    BEFORE("state before"),
    AFTER("state after"),
    TORN_FINISHED("torn, then finished"),
    TORN_TAKEN_BACK("torn, then taken back"),
    /** The next start, which recovers first, was killed as well, or had ended. */
    TORN_AGAIN("torn, and started again"),
    PAUSED("paused, ended by --abort"),
    /** Not killed: it was quicker. */
    TOO_LATE("not killed, had ended");

    private final String heading;

    Left(String heading) {
      this.heading = heading;
    }
  }

  private final Map<String, Map<Left, Integer>> actions = new TreeMap<>();

  void count(String action, Left left) {
    actions.computeIfAbsent(action, name -> new EnumMap<>(Left.class)).merge(left, 1, Integer::sum);
  }

  /** One line an action, then the sums. */
  String table() {
    StringBuilder text = new StringBuilder("| action | kills |");
    for (Left left : Left.values()) {
      text.append(' ').append(left.heading).append(" |");
    }
    text.append("\n|").append(" --- |".repeat(Left.values().length + 2)).append('\n');
    Map<Left, Integer> sums = new EnumMap<>(Left.class);
    actions.forEach(
        (action, counts) -> {
          counts.forEach((left, count) -> sums.merge(left, count, Integer::sum));
          text.append(line(action, counts));
        });
    return text.append(line(actions.size() + " actions", sums)).toString();
  }

  private static String line(String name, Map<Left, Integer> counts) {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    int kills = all - counts.getOrDefault(Left.TOO_LATE, 0);
    StringBuilder line = new StringBuilder("| " + name + " | " + kills + " |");
    for (Left left : Left.values()) {
      line.append(' ').append(counts.getOrDefault(left, 0)).append(" |");
    }
    return line.append('\n').toString();
  }
}
