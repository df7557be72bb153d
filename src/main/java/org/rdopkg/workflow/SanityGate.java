package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.lint.LintProblem;
import org.rdopkg.spec.lint.LintReport;
import org.rdopkg.spec.lint.LintRule;
import org.rdopkg.spec.lint.LintSubject;
import org.rdopkg.spec.lint.SanityCheck;

/**
 * Refuses to work on a spec that breaks a rule which the actions rely on: one with lint errors. An
 * invalid {@code patches_ignore} is left to the reader of the series, whose error it always was.
 */
final class SanityGate {
  private SanityGate() {}

  static void check(DistgitPackage found) {
    List<LintProblem> errors =
        SanityCheck.errors(
                new LintSubject(
                    found.specName(), found.spec(), found.evaluated(), Optional.empty()))
            .stream()
            .filter(problem -> !problem.id().equals(LintRule.INVALID_PATCHES_IGNORE.id()))
            .toList();
    if (!errors.isEmpty()) {
      RdopkgException refused =
          RdopkgException.of(
              ErrorKind.LINT, String.join("\n", new LintReport(errors).lines()).strip());
      throw errors.stream().allMatch(LintProblem::fixable)
          ? refused.fix("rdopkg lint --fix   # then look at it, commit, and try again")
          : refused.fix("edit " + found.specName() + " as it says, then try again");
    }
  }
}
