package org.rdopkg.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.workflow.PatchOutcome;

/** What became of each patch, as lines of a table. */
final class OutcomeTable {
  private OutcomeTable() {}

  /** A line for each patch, oldest first. */
  static List<Text> of(List<PatchOutcome> outcomes) {
    int width =
        outcomes.stream().mapToInt(outcome -> outcome.fate().text().length()).max().orElse(0);
    List<Text> lines = new ArrayList<>();
    for (PatchOutcome outcome : outcomes) {
      String fate = outcome.fate().text();
      lines.add(
          Text.of(fate + " ".repeat(width - fate.length()), style(outcome.fate()))
              .plain("  " + outcome.shortId() + " " + outcome.subject() + why(outcome)));
    }
    return lines;
  }

  /** How many of each: {@code 3 kept, 1 upstreamed}. */
  static String counts(List<PatchOutcome> outcomes) {
    Map<PatchOutcome.Fate, Integer> counts = new EnumMap<>(PatchOutcome.Fate.class);
    outcomes.forEach(outcome -> counts.merge(outcome.fate(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().text())
        .collect(Collectors.joining(", "));
  }

  private static String why(PatchOutcome outcome) {
    String reason = outcome.reason();
    return reason.isEmpty() ? "" : "  -- " + reason;
  }

  private static Style style(PatchOutcome.Fate fate) {
    return switch (fate) {
      case KEPT, RESOLVED -> Style.GOOD;
      case CHANGED, APPLIED, WAITING -> Style.INFO;
      case CONFLICT -> Style.BAD;
      default -> Style.WARN;
    };
  }
}
