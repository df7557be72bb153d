package org.rdopkg.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdopkg.patch.PatchFile;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.lint.LintFiles;
import org.rdopkg.spec.lint.LintIgnore;
import org.rdopkg.spec.lint.LintRule;
import org.rdopkg.spec.lint.LintSubject;
import org.rdopkg.spec.lint.SanityCheck;
import org.rdopkg.spec.macro.EvaluatedSpec;

/**
 * Whether the spec can apply the patch files that are about to be written: what people would
 * otherwise learn from a failed build.
 */
final class PatchAdvice {
  private static final Set<String> RULES =
      Set.of(
          LintRule.BINARY_PATCH_NEEDS_GIT.id(),
          LintRule.AUTOSETUP_WITHOUT_P1.id(),
          LintRule.PATCH_WITHOUT_P1.id());

  private PatchAdvice() {}

  /**
   * Warnings, one sentence each.
   *
   * @param patches the patch files of the series
   */
  static List<String> of(
      String specName, SpecFile spec, EvaluatedSpec evaluated, List<PatchFile> patches) {
    if (patches.isEmpty()) {
      return List.of();
    }
    LintSubject subject =
        new LintSubject(specName, spec, evaluated, Optional.of(new SeriesFiles(patches)));
    return SanityCheck.check(subject, LintIgnore.NOTHING).stream()
        .filter(problem -> RULES.contains(problem.id()))
        .map(problem -> problem.location() + ": " + problem.text())
        .toList();
  }

  /** The patch files of the series as files beside the spec. */
  private static final class SeriesFiles implements LintFiles {
    private final Map<String, byte[]> files = new HashMap<>();

    SeriesFiles(List<PatchFile> patches) {
      patches.forEach(patch -> files.put(patch.name(), patch.content()));
    }

    @Override
    public Set<String> names() {
      return files.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<byte[]> read(String name) {
      return Optional.ofNullable(files.get(name));
    }
  }
}
