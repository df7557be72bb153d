package org.rdopkg.spec.lint;

import java.util.Comparator;
import java.util.List;

/** All checks that rdopkg makes by itself; see {@link LintRule}. Reads only, and runs nothing. */
public final class SanityCheck {
  private SanityCheck() {}

  /**
   * Checks a spec.
   *
   * @param ignore rules to leave out, beside those that the spec leaves out itself
   * @return errors first, otherwise in the order of the lines
   */
  public static List<LintProblem> check(LintSubject subject, LintIgnore ignore) {
    Findings findings = new Findings(subject.name(), ignore.and(LintIgnore.ofSpec(subject.spec())));
    errors(subject, findings);
    MagicCommentCheck.checkNames(subject, findings);
    PatchLineCheck.check(subject, findings);
    PrepCheck.check(subject, findings);
    PatchFileCheck.check(subject, findings);
    StripLevelCheck.check(subject, findings);
    ChangelogCheck.check(subject, findings);
    TagCheck.check(subject, findings);
    TextCheck.check(subject, findings);
    return findings.problems().stream()
        .sorted(
            Comparator.comparing(LintProblem::severity)
                .thenComparing(p -> p.severity() == LintSeverity.ERROR ? 0 : p.line()))
        .toList();
  }

  /** The errors alone: what the actions of rdopkg refuse. */
  public static List<LintProblem> errors(LintSubject subject) {
    Findings findings = new Findings(subject.name(), LintIgnore.ofSpec(subject.spec()));
    errors(subject, findings);
    return findings.problems().stream()
        .filter(problem -> problem.severity() == LintSeverity.ERROR)
        .toList();
  }

  private static void errors(LintSubject subject, Findings findings) {
    BuildArchCheck.check(subject, findings);
    MagicCommentCheck.check(subject, findings);
    StructureCheck.check(subject, findings);
  }
}
