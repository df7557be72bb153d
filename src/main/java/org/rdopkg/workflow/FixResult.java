package org.rdopkg.workflow;

import java.util.List;

/**
 * A finished {@code fix}.
 *
 * @param commit on the branch that is checked out
 * @param branches what became of the others that were asked for
 */
public record FixResult(DistgitCommit commit, List<BranchOutcome> branches) {
  public FixResult {
    branches = List.copyOf(branches);
  }
}
