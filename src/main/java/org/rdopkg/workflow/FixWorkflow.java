package org.rdopkg.workflow;

import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.io.Environment;
import org.rdopkg.workflow.engine.ActionRunner;
import org.rdopkg.workflow.engine.Outcome;

/**
 * {@code rdopkg fix}: a change to the spec alone. Bumps Release, adds a changelog entry, lets the
 * user edit, commits.
 */
public final class FixWorkflow {
  private final Environment environment;
  private final Narrator narrator;

  public FixWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /** Begins a fix; with a text for the changelog it is also finished. */
  public Outcome<FixResult> start(FixRequest request) {
    try (Checkout checkout = Checkout.open(environment)) {
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      ActionRunner.requireNothingPaused(checkout);
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      CommitRequired.check(checkout, branch);
      try (BranchSwitch there =
          BranchSwitch.toDistgit(checkout, branch, "rdopkg fix", narrator, transactions)) {
        FixSteps steps = new FixSteps(checkout, narrator, request);
        Outcome<DistgitCommit> outcome =
            new ActionRunner<>(steps, checkout, there.transactions())
                .start(steps.initial(branch.name()));
        return there.done(told(steps, outcome));
      }
    }
  }

  /**
   * Goes on with a paused fix.
   *
   * @param request only its items and {@code edit} count
   */
  public Outcome<FixResult> resume(FixRequest request) {
    try (Checkout checkout = Checkout.open(environment)) {
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      FixSteps steps = new FixSteps(checkout, narrator, request);
      Outcome<DistgitCommit> outcome = new ActionRunner<>(steps, checkout, transactions).resume();
      return told(steps, outcome);
    }
  }

  private static Outcome<FixResult> told(FixSteps steps, Outcome<DistgitCommit> outcome) {
    if (outcome instanceof Outcome.Paused<DistgitCommit> paused) {
      return new Outcome.Paused<>(paused.planned(), paused.why(), paused.hints());
    }
    Outcome.Done<DistgitCommit> done = (Outcome.Done<DistgitCommit>) outcome;
    return new Outcome.Done<>(new FixResult(done.result(), steps.branches()), done.resumed());
  }

  /** Gives a paused fix up: the spec is as it was before. */
  public void abort() {
    try (Checkout checkout = Checkout.open(environment)) {
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      FixSteps steps = new FixSteps(checkout, narrator, FixRequest.NONE);
      new ActionRunner<>(steps, checkout, transactions).abort();
    }
  }
}
