package org.rdopkg.workflow;

import java.util.Optional;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.OperationNote;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessResult;

/**
 * {@code rdopkg get-patches}: sets the local patches branch to the remote one and switches to it.
 */
public final class GetPatchesWorkflow {
  private static final String ACTION = "rdopkg get-patches";

  private final Environment environment;
  private final Narrator narrator;

  public GetPatchesWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * Sets and switches.
   *
   * @param patchesBranch {@code REMOTE/BRANCH} to take instead of the guessed one
   * @param localPatchesBranch local branch to set instead of the guessed one
   * @param gerrit the change of Gerrit's to set it to
   * @return the patches branch as it is now
   */
  public PatchesTip run(
      Optional<String> patchesBranch, Optional<String> localPatchesBranch, GerritRequest gerrit) {
    try (Checkout checkout = Checkout.open(environment)) {
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      try (BranchSwitch there =
          BranchSwitch.toDistgit(checkout, branch, ACTION, narrator, transactions)) {
        GuessOptions asked =
            new GuessOptions(patchesBranch.orElse(null), localPatchesBranch.orElse(null), null);
        PatchesTip tip =
            new GerritChain(checkout, narrator)
                .tip(
                    read(checkout, branch, asked),
                    PackageFiles.ofWorkTree(checkout.files()),
                    gerrit,
                    patchesBranch.isPresent());
        requireWay(checkout, tip);
        there.endAt("refs/heads/" + tip.branch());
        set(checkout, there.transactions(), branch, tip);
        switchTo(checkout, there, tip);
        return tip;
      }
    }
  }

  /** Asks git, before anything is written, whether the work tree can follow. */
  private static void requireWay(Checkout checkout, PatchesTip tip) {
    // as `git checkout` does: files that were only touched are no changes
    checkout.runner().run(checkout.git().request("update-index", "-q", "--refresh").build());
    ProcessResult answer =
        checkout
            .runner()
            .run(
                checkout
                    .git()
                    .request("read-tree", "--dry-run", "-m", "-u", "HEAD", tip.commit())
                    .build());
    if (!answer.succeeded()) {
      throw RdopkgException.of(ErrorKind.CONFLICT, "git can't switch to " + tip.branch())
          .because(answer.err().strip())
          .fix("git status")
          .fix("git stash   # puts your changes away; git stash pop brings them back");
    }
  }

  private static DistgitPackage read(Checkout checkout, DistgitBranch branch, GuessOptions asked) {
    return PackageReader.read(
        checkout.facts(),
        CheckedOutPackage.folder(checkout),
        branch.name(),
        PackageFiles.ofWorkTree(checkout.files()),
        asked);
  }

  /** Says in the log of operations, too, where HEAD goes. */
  private static void set(
      Checkout checkout, Transactions transactions, DistgitBranch branch, PatchesTip tip) {
    boolean wasThere =
        branch instanceof DistgitBranch.SwitchTo from && from.patchesBranch().equals(tip.branch());
    if (tip.move().isPresent() || !wasThere) {
      UpdatePlan.Builder plan = UpdatePlan.builder(ACTION, checkout.refs().head());
      tip.move().ifPresent(plan::ref);
      transactions.apply(plan.build().noting(OperationNote.NONE.to("refs/heads/" + tip.branch())));
    }
  }

  /** git decides whether the work tree can follow; if not, the branch goes back too. */
  private static void switchTo(Checkout checkout, BranchSwitch there, PatchesTip tip) {
    try {
      there.done(tip);
    } catch (RdopkgException e) {
      tip.move()
          .map(move -> move.back(ACTION + ": undone"))
          .map(back -> UpdatePlan.builder(ACTION, checkout.refs().head()).ref(back).build())
          .ifPresent(there.transactions()::apply);
      throw e;
    }
  }
}
