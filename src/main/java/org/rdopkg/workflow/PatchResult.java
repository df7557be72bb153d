package org.rdopkg.workflow;

import java.util.List;
import org.rdopkg.git.tx.Applied;

/** How {@code patch} ended. */
public sealed interface PatchResult {
  /** What was computed. */
  PatchPlan plan();

  /** What became of the other branches that were asked for. */
  List<BranchOutcome> branches();

  /** The spec and its patch files agree with the patches branch already. */
  record Unchanged(PatchPlan plan, List<BranchOutcome> branches) implements PatchResult {}

  /** A dry run: this would be done. */
  record Planned(PatchPlan plan, List<BranchOutcome> branches) implements PatchResult {}

  /** It was done. */
  record Done(PatchPlan plan, Applied applied, List<BranchOutcome> branches)
      implements PatchResult {}
}
