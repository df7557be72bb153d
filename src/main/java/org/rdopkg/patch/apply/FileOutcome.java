package org.rdopkg.patch.apply;

import java.util.List;
import java.util.Optional;

/**
 * What came of a patch's diff of one file.
 *
 * @param path the file; the name that the patch has for it when there is none
 * @param from its name before, where that is another
 * @param hunks its hunks
 * @param problem what is wrong besides hunks that fail
 * @param patchLine the line of the patch file that the diff begins at
 */
public record FileOutcome(
    String path,
    Optional<String> from,
    List<HunkOutcome> hunks,
    Optional<String> problem,
    int patchLine) {
  public FileOutcome {
    hunks = List.copyOf(hunks);
  }

  /** Whether all of it was applied. */
  public boolean applied() {
    return problem.isEmpty() && failed().isEmpty();
  }

  /** The hunks that were not applied. */
  public List<HunkOutcome> failed() {
    return hunks.stream().filter(hunk -> !hunk.applied()).toList();
  }
}
