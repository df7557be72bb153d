package org.rdopkg.spec.lint;

import java.util.List;
import java.util.Optional;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;

/**
 * What is checked.
 *
 * @param name the spec's file name, for reports
 * @param spec the spec as it is written
 * @param evaluated what it comes to
 * @param files what lies beside it; empty when it stands alone, and nothing can be said about files
 */
public record LintSubject(
    String name, SpecFile spec, EvaluatedSpec evaluated, Optional<LintFiles> files) {

  /** The same with another text of the spec. */
  LintSubject with(SpecFile changed, EvaluatedSpec comesTo) {
    return new LintSubject(name, changed, comesTo, files);
  }

  /** The patches that hold under the macros of this target. */
  List<EvaluatedSource> activePatches() {
    return evaluated.patches().stream().filter(EvaluatedSource::active).toList();
  }
}
