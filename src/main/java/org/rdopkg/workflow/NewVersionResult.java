package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.git.tx.Applied;

/** How {@code new-version} ended. */
public sealed interface NewVersionResult {
  /** The package is at that version already, and nobody wants it again. */
  record AlreadyThere(String version) implements NewVersionResult {}

  /**
   * A dry run: this would be done.
   *
   * @param plan what would be written; empty when a patch conflicts
   */
  record Planned(Going going, Optional<PatchPlan> plan) implements NewVersionResult {}

  /**
   * It was done.
   *
   * @param made what this run has written; empty when an earlier run had, and this one only pushed
   */
  record Done(Going going, Optional<Made> made, Push push) implements NewVersionResult {}

  /**
   * Where it went.
   *
   * @param version upstream's version
   * @param ref its tag or revision
   * @param patchesBranch the local patches branch
   * @param rebased whether the patches took part
   * @param outcomes what became of each patch
   */
  record Going(
      String version,
      String ref,
      String patchesBranch,
      boolean rebased,
      List<PatchOutcome> outcomes) {
    public Going {
      outcomes = List.copyOf(outcomes);
    }
  }

  /** What was written. */
  record Made(PatchPlan plan, Applied applied) {}

  /**
   * Whether the patches branch was published.
   *
   * @param branch {@code REMOTE/BRANCH}; empty when there was nothing to push
   * @param pushed whether it was pushed
   * @param command what pushes it by hand; empty text when there is nothing to push
   */
  record Push(String branch, boolean pushed, String command) {
    static final Push NOTHING = new Push("", false, "");
  }
}
