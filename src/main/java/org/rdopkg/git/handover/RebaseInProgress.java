package org.rdopkg.git.handover;

import java.util.List;
import java.util.Optional;

/**
 * A rebase of git's that waits for the user in some work tree.
 *
 * @param ref the full name of the branch that is rebased, or {@code detached HEAD}
 * @param originalTip the commit, in hex, that the branch still stands on; empty when not told
 * @param stoppedAt the commit, in hex, that could not be applied; empty when it stopped otherwise
 * @param unmerged paths that still conflict
 */
public record RebaseInProgress(
    String ref, Optional<String> originalTip, Optional<String> stoppedAt, List<String> unmerged) {
  public RebaseInProgress {
    unmerged = List.copyOf(unmerged);
  }

  /** Whether it is a rebase of this local branch. */
  public boolean isOf(String branch) {
    return ref.equals("refs/heads/" + branch);
  }
}
