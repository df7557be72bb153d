package org.rdopkg.workflow;

import java.util.List;
import org.rdopkg.config.Setting;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Applied;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.io.Environment;
import org.rdopkg.patch.ChangelogMode;
import org.rdopkg.patch.NewPatch;
import org.rdopkg.patch.PatchSeries;
import org.rdopkg.version.ReleaseBump;

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
      Transactions transactions =
          request.dryRun()
              ? new Transactions(checkout, narrator.programs())
              : WritingTransactions.begin(checkout, narrator);
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      CommitRequired.check(checkout, branch);
      if (!request.dryRun()) {
        transactions = BranchSwitch.toDistgit(checkout, branch, narrator, transactions);
      }
      PatchPlan plan = plan(checkout, branch, request);
      if (plan.update().isEmpty()) {
        return new PatchResult.Unchanged(plan);
      }
      return request.dryRun()
          ? planned(transactions, branch, plan)
          : applied(transactions.apply(plan.update()), plan);
    }
  }

  private static PatchResult planned(
      Transactions transactions, DistgitBranch branch, PatchPlan plan) {
    if (branch instanceof DistgitBranch.Here) {
      transactions.check(plan.update());
    }
    return new PatchResult.Planned(plan);
  }

  private static PatchResult applied(Applied applied, PatchPlan plan) {
    return plan.changesNothing()
        ? new PatchResult.Unchanged(plan)
        : new PatchResult.Done(plan, applied);
  }

  private PatchPlan plan(Checkout checkout, DistgitBranch branch, PatchRequest request) {
    PackageFiles files = CheckedOutPackage.files(checkout, branch);
    DistgitPackage found = read(checkout, branch.name(), files, request);
    PackageEnv env = found.env();

    SanityGate.check(found);
    env.baseRef().require();
    PatchesTip tip =
        request.localPatches()
            ? PatchesTip.ofLocal(checkout, env)
            : PatchesTip.ofRemote(checkout, env);
    PatchSeries series = SeriesReader.read(checkout, found, tip.branch(), tip.commit());
    SeriesText.tell(found, series, env.baseRef().name(), narrator);
    List<NewPatch> patches = checkout.patchFiles().write(series.patches(), tip.commit());
    OldPatches old = OldPatches.of(found.evaluated().patches(), files, series, patches);
    return new PatchPlanner(
            checkout, files, found, tip, series, old, purpose(checkout, found, request))
        .plan();
  }

  private static UpdatePurpose purpose(
      Checkout checkout, DistgitPackage found, PatchRequest request) {
    String byDefault = UserSettings.of(checkout).text(Setting.CHANGELOG).orElseThrow();
    return UpdatePurpose.ofPatch(found, request, ChangelogMode.parse(byDefault));
  }

  private DistgitPackage read(
      Checkout checkout, String branch, PackageFiles files, PatchRequest request) {
    GuessOptions options =
        new GuessOptions(
            request.patchesBranch().orElse(null),
            request.localPatchesBranch().orElse(null),
            request.bumpIndex().map(ReleaseBump::parse).orElse(null));
    return PackageReader.read(
        checkout.facts(), CheckedOutPackage.folder(checkout), branch, files, options);
  }
}
