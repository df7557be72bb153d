package org.rdopkg.spec.lint;

import java.util.ArrayList;
import java.util.List;

/**
 * The problems that the checks of a spec found.
 *
 * @param problems in the order of the checks
 */
public record LintReport(List<LintProblem> problems) {
  public LintReport {
    problems = List.copyOf(problems);
  }

  /** How many problems have this severity. */
  public int count(LintSeverity severity) {
    return (int) problems.stream().filter(p -> p.severity() == severity).count();
  }

  /** What a person reads: a block for errors, a block for warnings, or that there are none. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    block(lines, LintSeverity.ERROR, "ERRORS");
    block(lines, LintSeverity.WARNING, "WARNINGS");
    if (lines.isEmpty()) {
      lines.add("no linting errors found \\o/");
      return lines;
    }
    lines.add("");
    lines.add(
        "Linting problems detected: %d errors, %d warnings"
            .formatted(count(LintSeverity.ERROR), count(LintSeverity.WARNING)));
    return lines;
  }

  private void block(List<String> lines, LintSeverity severity, String name) {
    int count = count(severity);
    if (count == 0) {
      return;
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(count + " " + name + " found:");
    problems.stream()
        .filter(problem -> problem.severity() == severity)
        .forEach(problem -> lines.add(problem.reportLine()));
  }
}
