package org.rdopkg.workflow;

import org.rdopkg.git.tx.Applied;

/** How {@code patch} ended. */
public sealed interface PatchResult {
  /** What was computed. */
  PatchPlan plan();

  /** The spec and its patch files agree with the patches branch already. */
  record Unchanged(PatchPlan plan) implements PatchResult {}

  /** A dry run: this would be done. */
  record Planned(PatchPlan plan) implements PatchResult {}

  /** It was done. */
  record Done(PatchPlan plan, Applied applied) implements PatchResult {}
}
