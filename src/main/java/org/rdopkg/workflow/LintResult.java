package org.rdopkg.workflow;

import java.util.List;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.lint.LintProblem;
import org.rdopkg.spec.lint.LintReport;

/**
 * How {@code rdopkg lint} ended.
 *
 * @param specName the spec, as the user named it
 * @param report what is wrong, after the fixes
 * @param fixed what was mended, or would be by a run that is not dry, with the lines at the time
 * @param before the spec as it was
 * @param after the spec as it is now, or would be
 * @param written whether the file was changed
 */
public record LintResult(
    String specName,
    LintReport report,
    List<LintProblem> fixed,
    SpecFile before,
    SpecFile after,
    boolean written) {
  public LintResult {
    fixed = List.copyOf(fixed);
  }
}
