package org.rdopkg.spec.lint;

import java.util.HashSet;
import java.util.Set;
import org.rdopkg.spec.Conditional;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.Unknown;

/** What rpm refuses to read, as far as the macro engine notices. */
final class StructureCheck {
  private static final String UNCLOSED = "Unclosed %if";
  private static final int LONGEST_QUOTE = 60;

  private StructureCheck() {}

  static void check(LintSubject subject, Findings findings) {
    Set<Unknown> gaps = new HashSet<>(subject.evaluated().gaps());
    Set<Unknown> told = new HashSet<>();
    for (Unknown problem : subject.evaluated().problems()) {
      if (!gaps.contains(problem) && told.add(problem)) {
        LintRule rule = rule(subject.spec(), problem);
        boolean certain = gaps.isEmpty() || rule.severity() == LintSeverity.ERROR;
        if (certain) {
          String what = quote(problem.what());
          findings.add(
              rule,
              line(subject.spec(), problem),
              "%s: %s. rpm refuses that.".formatted(what, problem.why()));
        }
      }
    }
  }

  /** rpm notices a missing %endif at the end of the file; people look for the %if. */
  private static int line(SpecFile spec, Unknown problem) {
    return problem.why().equals(UNCLOSED)
        ? spec.conditionals().stream()
            .filter(c -> c.end() > spec.lineCount())
            .mapToInt(Conditional::start)
            .findFirst()
            .orElse(problem.line())
        : problem.line();
  }

  private static LintRule rule(SpecFile spec, Unknown problem) {
    String why = problem.why();
    if (why.equals(UNCLOSED)
        || why.startsWith("unclosed macro")
        || why.endsWith("does not belong to an %if")) {
      return LintRule.BROKEN_STRUCTURE;
    }
    boolean certain =
        problem.line() > 0
            && problem.line() <= spec.lineCount()
            && spec.tagAt(problem.line()).isPresent()
            && spec.conditionalsAt(problem.line()).isEmpty();
    return certain && why.endsWith("defined multiple times")
        ? LintRule.DUPLICATE_NUMBER
        : LintRule.RPM_WOULD_REFUSE;
  }

  private static String quote(String text) {
    String line = text.strip();
    int end = line.indexOf('\n');
    String first = end < 0 ? line : line.substring(0, end);
    return first.length() > LONGEST_QUOTE ? first.substring(0, LONGEST_QUOTE) + "..." : first;
  }
}
