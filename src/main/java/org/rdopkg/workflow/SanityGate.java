package org.rdopkg.workflow;

import java.util.List;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.lint.LintProblem;
import org.rdopkg.spec.lint.LintReport;
import org.rdopkg.spec.lint.LintSeverity;
import org.rdopkg.spec.lint.SanityCheck;

/** Refuses to work on a spec that breaks a rule which the actions rely on. */
final class SanityGate {
  private SanityGate() {}

  static void check(DistgitPackage found) {
    List<LintProblem> errors =
        SanityCheck.check(found.spec(), found.specName()).stream()
            .filter(problem -> problem.severity() == LintSeverity.ERROR)
            .toList();
    if (!errors.isEmpty()) {
      throw RdopkgException.of(
              ErrorKind.LINT, String.join("\n", new LintReport(errors).lines()).strip())
          .fix("edit " + found.specName() + " as it says, then try again");
    }
  }
}
