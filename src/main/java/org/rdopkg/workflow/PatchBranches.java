package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.PatchesBranches;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.CommitFiles;
import org.rdopkg.git.tx.CommitPlan;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.git.tx.SideCommits;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.workflow.BranchOutcome.Kind;

/**
 * Brings {@code patch} to further dist branches, in the same transaction. A branch that has the
 * files of the one that is checked out, and is to get the same ones, gets the same commit; any
 * other one gets a commit of its own, with its own Release and entry. A branch that can't be
 * updated stays as it is and is reported.
 */
final class PatchBranches {
  private static final String ACTION = "rdopkg patch --branches";

  private final Checkout checkout;
  private final Narrator narrator;
  private final PatchRequest request;
  private final PatchPlanning planning;
  private final PatchPlan here;
  private final List<Planned> planned = new ArrayList<>();
  private final List<RefMove> patches = new ArrayList<>();
  private final List<BranchOutcome> outcomes = new ArrayList<>();

  /** A branch, the commit it is at, and what is to be done there. */
  private record Planned(String branch, String tip, PatchPlan plan) {}

  /**
   * @param here what is done on the branch that is checked out
   */
  PatchBranches(
      Checkout checkout,
      Narrator narrator,
      PatchRequest request,
      PatchPlanning planning,
      PatchPlan here) {
    this.checkout = checkout;
    this.narrator = narrator;
    this.request = request;
    this.planning = planning;
    this.here = here;
  }

  /** What is done on the branch that is checked out. */
  PatchPlan here() {
    return here;
  }

  /** What becomes of the branches; complete when the transaction is done. */
  List<BranchOutcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /** Plans all branches; writes nothing. */
  void prepare() {
    here.tip().move().ifPresent(patches::add);
    for (String branch : OtherBranches.of(checkout, request.branches())) {
      if (branch.equals(here.found().env().branch())) {
        continue;
      }
      try {
        prepare(branch);
      } catch (RdopkgException e) {
        BranchOutcome.requireBranchsFault(e);
        outcomes.add(BranchOutcome.failed(branch, e));
      }
    }
  }

  private void prepare(String branch) {
    String tip = OtherBranches.tip(checkout, branch);
    OtherBranches.requireMovable(checkout, branch, tip);
    narrator.note("Branch " + branch + ":");
    PatchPlan plan = planning.at(branch, tip, options(branch, tip));
    plan.warnings().forEach(narrator::warn);
    plan.tip().move().ifPresent(move -> addMove(plan.tip(), move));
    if (plan.changesNothing()) {
      outcomes.add(new BranchOutcome(branch, Kind.UP_TO_DATE, tip));
    } else {
      planned.add(new Planned(branch, tip, plan));
      if (request.dryRun()) {
        outcomes.add(
            new BranchOutcome(branch, Kind.PLANNED, plan.message().lines().toList().get(0)));
      }
    }
  }

  /** The local patches branch is set to the remote one, as that of the branch checked out. */
  private void addMove(PatchesTip tip, RefMove move) {
    Optional<RefMove> known = patches.stream().filter(m -> m.ref().equals(move.ref())).findFirst();
    if (known.isEmpty()) {
      OtherBranches.requireMovable(checkout, tip.branch(), move.before());
      patches.add(move);
      for (var commit : tip.leaving()) {
        narrator.warn(
            commit.shortId()
                + " is only on the local branch "
                + tip.branch()
                + " and leaves it: "
                + commit.subject());
      }
    } else if (!known.get().after().equals(move.after())) {
      throw RdopkgException.of(
          ErrorKind.CONFLICT,
          "its patches branch " + tip.branch() + " would be set to two commits");
    }
  }

  /** Without a patches branch of its own a branch takes that of the one that is checked out. */
  private GuessOptions options(String branch, String tip) {
    GuessOptions asked = planning.asked();
    PackageFiles files = PackageFiles.ofCommit(checkout.commitFiles(), tip);
    DistgitPackage found = planning.read(branch, files, asked);
    if (has(found.env().patches())) {
      return asked;
    }
    String mine = commit(here.found());
    if (!commit(found).equals(mine)) {
      throw RdopkgException.of(
              ErrorKind.INPUT, "it has no patches branch " + found.env().patches().local())
          .because(
              here.tip().branch()
                  + " stands on "
                  + here.found().env().baseRef().name()
                  + ", not on its "
                  + found.env().baseRef().name());
    }
    PatchesBranches shared = here.found().env().patches();
    return new GuessOptions(shared.remote().toString(), shared.local(), asked.releaseBump());
  }

  private boolean has(PatchesBranches patches) {
    String ref =
        request.localPatches()
            ? "refs/heads/" + patches.local()
            : "refs/remotes/" + patches.remote();
    return checkout.refs().get(ref).isPresent();
  }

  private String commit(DistgitPackage found) {
    return checkout.history().commit(found.env().baseRef().require().name()).orElse("");
  }

  /** The plan of the branch that is checked out, and with it all others. */
  UpdatePlan with(UpdatePlan update) {
    UpdatePlan.Builder all = UpdatePlan.builder(update.action(), update.head());
    all.files(update.files()).refs(patches);
    if (update.commit().isPresent()) {
      all.commit(update.commit().get().with(made -> moves(Optional.of(made))));
    } else {
      all.refs(moves(Optional.empty()));
    }
    return all.build().noting(update.note());
  }

  /** Makes the commits of the other branches; answers how these move. */
  private List<RefMove> moves(Optional<String> made) {
    List<RefMove> moves = new ArrayList<>();
    for (Planned other : planned) {
      boolean same = made.filter(commit -> isSame(other, commit)).isPresent();
      String after = same ? made.orElseThrow() : commit(other);
      outcomes.add(
          new BranchOutcome(other.branch(), same ? Kind.FAST_FORWARDED : Kind.REPLAYED, after));
      moves.add(OtherBranches.move(other.branch(), other.tip(), after, ACTION));
    }
    return moves;
  }

  /** Whether a branch goes forward to the very commit and then is what it should be. */
  private boolean isSame(Planned other, String made) {
    Optional<String> base = checkout.history().read(made).parents().stream().findFirst();
    CommitFiles files = checkout.commitFiles();
    return !request.amend()
        && base.isPresent()
        && files.tree(base.get()).equals(files.tree(other.tip()))
        && checkout.history().isAncestor(other.tip(), base.get())
        && other.plan().message().equals(here.message())
        && other.plan().files().equals(here.files());
  }

  private String commit(Planned other) {
    CommitPlan plan = other.plan().update().commit().orElseThrow();
    return new SideCommits(checkout).make(plan, other.tip(), other.plan().files());
  }
}
