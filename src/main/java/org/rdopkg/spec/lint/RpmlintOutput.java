package org.rdopkg.spec.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the program rpmlint prints: {@code LOCATION: E: id text}, one problem a line, where
 * the location is a file's name or {@code NAME:LINE}. Versions 1 and 2 print it alike; their other
 * lines (banners, sums, explanations, {@code I:} lines) are left out.
 */
public final class RpmlintOutput {
  private static final int MOST = 2_000;
  private static final int LONGEST = 2_000;
  private static final int MOST_DIGITS = 7;

  private RpmlintOutput() {}

  /** The problems among the lines. */
  public static List<LintProblem> parse(String output) {
    List<LintProblem> problems = new ArrayList<>();
    output
        .lines()
        .map(RpmlintOutput::problem)
        .flatMap(Optional::stream)
        .limit(MOST)
        .forEach(problems::add);
    return problems;
  }

  private static Optional<LintProblem> problem(String line) {
    int error = line.indexOf(": E: ");
    int warning = line.indexOf(": W: ");
    boolean isError = error > 0 && (warning <= 0 || error < warning);
    int at = isError ? error : warning;
    if (at <= 0 || line.length() > LONGEST) {
      return Optional.empty();
    }
    String[] words = line.substring(at + ": E: ".length()).strip().split(" ", 2);
    if (words[0].isEmpty()) {
      return Optional.empty();
    }
    String location = line.substring(0, at);
    location = location.startsWith("./") ? location.substring(2) : location;
    return Optional.of(
        new LintProblem(
            location,
            lineNumber(location),
            isError ? LintSeverity.ERROR : LintSeverity.WARNING,
            words[0],
            words.length > 1 ? words[1].strip() : "",
            false));
  }

  private static int lineNumber(String location) {
    String digits = location.substring(location.lastIndexOf(':') + 1);
    boolean number =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.length() < location.length()
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(digits) : 0;
  }
}
