package org.rdopkg.workflow;

import java.util.Optional;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.io.Environment;
import org.rdopkg.workflow.engine.ActionRunner;
import org.rdopkg.workflow.engine.Outcome;

/**
 * {@code rdopkg new-version}: moves a package to a new upstream version, its patches rebased, in
 * one transaction; may pause at a conflict, and at a push that is refused.
 */
public final class NewVersionWorkflow {
  private final Environment environment;
  private final NewVersionNarrator narrator;

  public NewVersionWorkflow(Environment environment, NewVersionNarrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /** Starts it. */
  public Outcome<NewVersionResult> run(NewVersionRequest request) {
    try (Checkout checkout = Checkout.open(environment)) {
      checkout.prepareCommits();
      ImportPaused.refuse(checkout);
      ActionRunner.requireNothingPaused(checkout);
      Transactions transactions =
          request.dryRun()
              ? new Transactions(checkout, narrator.programs())
              : WritingTransactions.begin(checkout, narrator);
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      requireCommit(checkout, branch);
      NewVersionAction action = new NewVersionAction(checkout, narrator);
      if (request.dryRun()) {
        NewVersionState state = start(checkout, branch.name(), request);
        return new Outcome.Done<>(action.dryRun(state, transactions), false);
      }
      try (BranchSwitch there =
          BranchSwitch.toDistgit(checkout, branch, "rdopkg new-version", narrator, transactions)) {
        NewVersionState state = start(checkout, branch.name(), request);
        return there.done(new ActionRunner<>(action, checkout, there.transactions()).start(state));
      }
    }
  }

  /** Goes on after a pause. */
  public Outcome<NewVersionResult> resume() {
    try (Checkout checkout = Checkout.open(environment)) {
      return runner(checkout).resume();
    }
  }

  /** Gives it up and puts everything back. */
  public void abort() {
    try (Checkout checkout = Checkout.open(environment)) {
      runner(checkout).abort();
    }
  }

  private ActionRunner<NewVersionState, NewVersionResult> runner(Checkout checkout) {
    return new ActionRunner<>(
        new NewVersionAction(checkout, narrator),
        checkout,
        WritingTransactions.begin(checkout, narrator));
  }

  private static void requireCommit(Checkout checkout, DistgitBranch branch) {
    if (checkout.refs().get("refs/heads/" + branch.name()).isEmpty()) {
      throw RdopkgException.of(ErrorKind.INPUT, "Branch " + branch.name() + " has no commit yet")
          .because("the update is a commit on top of the package's files")
          .fix("git add . && git commit");
    }
  }

  private static NewVersionState start(
      Checkout checkout, String branch, NewVersionRequest request) {
    DistgitPackage found = read(checkout, branch, request);
    SanityGate.check(found);
    PackageEnv env = found.env();
    NewVersionState.Branches patches =
        new NewVersionState.Branches(
            env.patches().local(),
            checkout.refs().get("refs/heads/" + env.patches().local()),
            env.patches().remote(),
            checkout.refs().get("refs/remotes/" + env.patches().remote()));
    return new NewVersionState(
        request,
        branch,
        patches,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false);
  }

  /** The package as the action finds it. */
  static DistgitPackage read(Checkout checkout, String branch, NewVersionRequest request) {
    return PackageReader.read(
        checkout.facts(),
        CheckedOutPackage.folder(checkout),
        branch,
        files(checkout, branch),
        new GuessOptions(
            request.patches().remoteBranch().orElse(null),
            request.patches().localBranch().orElse(null),
            null));
  }

  /** The files of the distgit branch, wherever HEAD is. */
  static PackageFiles files(Checkout checkout, String branch) {
    boolean here = checkout.facts().currentBranch().equals(Optional.of(branch));
    return here
        ? PackageFiles.ofWorkTree(checkout)
        : PackageFiles.ofCommit(
            checkout.commitFiles(), checkout.refs().get("refs/heads/" + branch).orElseThrow());
  }
}
