package org.rdopkg.spec.lint;

import java.util.List;
import java.util.Optional;

/** Reads what the program rpmlint prints: {@code LOCATION: E: id text}, one problem a line. */
public final class RpmlintOutput {
  private RpmlintOutput() {}

  /** The problems among the lines; other lines are rpmlint's own talk. */
  public static List<LintProblem> parse(String output) {
    return output.lines().map(RpmlintOutput::problem).flatMap(Optional::stream).toList();
  }

  private static Optional<LintProblem> problem(String line) {
    for (LintSeverity severity : LintSeverity.values()) {
      String mark = ": " + severity.letter() + ": ";
      int at = line.indexOf(mark);
      if (at > 0) {
        String location = line.substring(0, at);
        String[] words = line.substring(at + mark.length()).split(" ", 2);
        String text = words.length > 1 ? words[1].strip() : "";
        return Optional.of(new LintProblem(location, severity, words[0], text));
      }
    }
    return Optional.empty();
  }
}
