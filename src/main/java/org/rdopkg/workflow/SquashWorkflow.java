package org.rdopkg.workflow;

import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Applied;
import org.rdopkg.git.tx.CommitPlan;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.io.Environment;
import org.rdopkg.patch.PatchCommit;

/**
 * {@code rdopkg squash}: melts the last commit into the one before, with that one's message. What
 * is staged or changed in the work tree stays as it is.
 */
public final class SquashWorkflow {
  private static final String ACTION = "rdopkg squash";

  private final Environment environment;
  private final Narrator narrator;

  public SquashWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /** Squashes. */
  public DistgitCommit run() {
    try (Checkout checkout = Checkout.open(environment)) {
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      CommitRequired.check(checkout, branch);
      try (BranchSwitch there =
          BranchSwitch.toDistgit(checkout, branch, ACTION, narrator, transactions)) {
        return there.done(squash(checkout, there.transactions()));
      }
    }
  }

  private DistgitCommit squash(Checkout checkout, Transactions transactions) {
    String specName = PackageReader.theSpec(checkout.files().topFiles());
    PatchCommit last = checkout.history().read(checkout.refs().head().commit().orElseThrow());
    requireNoMerge(last);
    if (last.parents().isEmpty()) {
      throw RdopkgException.of(ErrorKind.INPUT, "There is no commit to squash into")
          .because(last.shortId() + " is the first commit of the branch");
    }
    PatchCommit before = checkout.history().read(last.parents().get(0));
    requireNoMerge(before);
    String called = "the commit that the last one goes into, " + before.shortId() + ",";
    Published.warn(checkout, narrator, before.id(), called);
    Applied applied =
        transactions.apply(
            UpdatePlan.builder(ACTION, checkout.refs().head())
                .commit(CommitPlan.squashing(before.message()))
                .build());
    return DistgitCommit.of(checkout, specName, applied);
  }

  private static void requireNoMerge(PatchCommit commit) {
    if (commit.isMerge()) {
      throw RdopkgException.of(ErrorKind.INPUT, "A merge can't be squashed: " + commit.shortId())
          .because("it joins two histories, one of which would be lost")
          .fix("git log --oneline --graph");
    }
  }
}
