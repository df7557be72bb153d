package org.rdopkg.patch.apply;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What came of a patch.
 *
 * @param files each file's part, in the order of the patch
 * @param problem what is wrong with the patch as a whole
 * @param alreadyApplied whether it does not apply because all that it does is there already
 * @param after the tree with what could be applied
 */
public record ApplyResult(
    List<FileOutcome> files, Optional<String> problem, boolean alreadyApplied, PatchedTree after) {
  public ApplyResult {
    files = List.copyOf(files);
  }

  /** Whether all of it was applied. */
  public boolean applied() {
    return problem.isEmpty() && files.stream().allMatch(FileOutcome::applied);
  }

  /** The largest fuzz that a hunk needed. */
  public int fuzz() {
    return max(HunkOutcome.Applied::fuzz);
  }

  /** The largest distance of a hunk from where it should have been. */
  public int offset() {
    return max(applied -> Math.abs(applied.offset()));
  }

  private int max(ToIntFunction<HunkOutcome.Applied> of) {
    return files.stream()
        .flatMap(file -> file.hunks().stream())
        .map(HunkOutcome::fate)
        .filter(HunkOutcome.Applied.class::isInstance)
        .map(HunkOutcome.Applied.class::cast)
        .mapToInt(of)
        .max()
        .orElse(0);
  }

  ApplyResult asAlreadyApplied() {
    return new ApplyResult(files, problem, true, after);
  }
}
