package org.rdopkg.workflow;

import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Applied;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.io.Environment;

/**
 * {@code rdopkg patch}: makes the patch files and the spec agree with the patches branch.
 *
 * <p>Reads, checks, selects, compares and plans, each without writing; then applies the plan in one
 * transaction.
 */
public final class PatchWorkflow {
  private final Environment environment;
  private final Narrator narrator;

  public PatchWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /** Carries out a request, or only plans it. */
  public PatchResult run(PatchRequest request) {
    try (Checkout checkout = Checkout.open(environment)) {
      checkout.prepareCommits();
      Transactions transactions =
          request.dryRun()
              ? new Transactions(checkout, narrator.programs())
              : WritingTransactions.begin(checkout, narrator);
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      CommitRequired.check(checkout, branch);
      if (request.dryRun()) {
        return planned(transactions, branch, prepared(checkout, branch, request));
      }
      try (BranchSwitch there =
          BranchSwitch.toDistgit(checkout, branch, "rdopkg patch", narrator, transactions)) {
        PatchBranches plans = prepared(checkout, branch, request);
        if (request.amend() && plans.here().update().commit().isPresent()) {
          Published.warn(checkout, narrator);
        }
        return there.done(applied(there.transactions(), plans));
      }
    }
  }

  private PatchBranches prepared(Checkout checkout, DistgitBranch branch, PatchRequest request) {
    PatchPlanning planning = new PatchPlanning(checkout, narrator, request);
    PatchPlan plan = planning.here(branch);
    PatchBranches plans = new PatchBranches(checkout, narrator, request, planning, plan);
    plans.prepare();
    return plans;
  }

  private static PatchResult planned(
      Transactions transactions, DistgitBranch branch, PatchBranches others) {
    PatchPlan plan = others.here();
    if (plan.update().isEmpty()) {
      return new PatchResult.Unchanged(plan, others.outcomes());
    }
    if (branch instanceof DistgitBranch.Here) {
      transactions.check(plan.update());
    }
    return new PatchResult.Planned(plan, others.outcomes());
  }

  private static PatchResult applied(Transactions transactions, PatchBranches others) {
    PatchPlan plan = others.here();
    UpdatePlan update = others.with(plan.update());
    if (update.isEmpty()) {
      return new PatchResult.Unchanged(plan, others.outcomes());
    }
    Applied applied = transactions.apply(update);
    return plan.changesNothing()
        ? new PatchResult.Unchanged(plan, others.outcomes())
        : new PatchResult.Done(plan, applied, others.outcomes());
  }
}
