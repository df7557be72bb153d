package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.handover.GitRebase;
import org.rdopkg.git.handover.InTheWay;
import org.rdopkg.git.handover.RebaseInProgress;
import org.rdopkg.git.handover.RebaseTodo;
import org.rdopkg.git.replay.ReplayResult;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.workflow.NewVersionState.HandOver;
import org.rdopkg.workflow.NewVersionState.Rebased;
import org.rdopkg.workflow.engine.CheckoutBefore;
import org.rdopkg.workflow.engine.Progress;
import org.rdopkg.workflow.engine.StateFile;
import org.rdopkg.workflow.engine.StepResult;

/**
 * A patch that conflicts becomes an ordinary {@code git rebase} of the user's, which begins with
 * that patch; afterwards this looks what came of it.
 */
final class ConflictHandOver {
  private final Checkout checkout;
  private final NewVersionNarrator narrator;

  ConflictHandOver(Checkout checkout, NewVersionNarrator narrator) {
    this.checkout = checkout;
    this.narrator = narrator;
  }

  /** Begins; nothing has been written so far. */
  StepResult<NewVersionState, NewVersionResult> begin(
      NewVersionState state, ReplayResult result, Progress<NewVersionState> progress) {
    Rebased rebased = state.rebase().orElseThrow();
    LinkedWorktree where = LinkedWorktree.of(checkout, state.request().patches().worktree());
    if (!where.isNew()) {
      try (Checkout site = where.open()) {
        new InTheWay(site).refuse(List.of(result.tip(), rebased.oldTip()));
      }
    }
    UpdatePlan move = branchMove(state, rebased.oldTip(), "rdopkg: patches branch for the rebase");
    UpdatePlan there = move.noting(move.note().withPassing(state.patches().ref()));
    progress.transactions().check(there);
    NewVersionState next = state.handedOver(rebased, where.handOver());
    progress.save(next);
    Optional<RebaseInProgress> waiting;
    try {
      progress.transactions().apply(there);
      waiting = start(next, where, result);
    } catch (RdopkgException e) {
      takeBack(next, where, progress);
      throw e;
    }
    return waiting.isEmpty()
        ? goOn(next, progress)
        : StepResult.stopped(next, ConflictText.first(result, state.chosen().ref()), hints(next));
  }

  private Optional<RebaseInProgress> start(
      NewVersionState state, LinkedWorktree where, ReplayResult result) {
    where.make(result.tip());
    List<PatchCommit> left =
        state.rebase().orElseThrow().outcomes().stream()
            .filter(
                outcome ->
                    outcome.fate() == PatchOutcome.Fate.CONFLICT
                        || outcome.fate() == PatchOutcome.Fate.WAITING)
            .map(outcome -> checkout.history().read(outcome.commit()))
            .toList();
    RebaseTodo todo = new RebaseTodo(state.patches().local(), result.oldBase(), result.tip(), left);
    try (Checkout site = where.open()) {
      return new GitRebase(site).start(todo);
    }
  }

  private UpdatePlan branchMove(NewVersionState state, String commit, String reason) {
    String now = checkout.refs().get(state.patches().ref()).orElse(RefMove.NONE);
    UpdatePlan plan =
        UpdatePlan.builder("rdopkg new-version", checkout.refs().head())
            .ref(new RefMove(state.patches().ref(), now, commit, reason))
            .build();
    return plan.noting(plan.note().withPassing(StateFile.NAME));
  }

  private void takeBack(
      NewVersionState state, LinkedWorktree where, Progress<NewVersionState> progress) {
    where.leave(state.branch(), narrator);
    String before = state.patches().localAt().orElse(RefMove.NONE);
    UpdatePlan back = branchMove(state, before, "rdopkg: back to where it was");
    if (back.isEmpty()) {
      progress.discard(); // nothing has moved: perhaps another rdopkg is at work
    } else {
      progress.finish(back);
    }
  }

  private static List<String> hints(NewVersionState state) {
    String in = state.handOver().flatMap(HandOver::worktree).map(dir -> "cd " + dir).orElse("");
    List<String> hints = new ArrayList<>();
    if (!in.isEmpty()) {
      hints.add(in + "   # the conflict is in this work tree");
    }
    hints.add("git status            # what conflicts; edit these files, then `git add` them");
    hints.add("git rebase --continue # goes on with the next patch");
    hints.add("git rebase --skip     # leaves the conflicting patch out");
    hints.add("rdopkg -c             # goes on with the update, when nothing conflicts any more");
    hints.add("rdopkg --abort        # puts everything back");
    return hints;
  }

  /** Looks what the user has made of it. */
  StepResult<NewVersionState, NewVersionResult> goOn(
      NewVersionState state, Progress<NewVersionState> progress) {
    LinkedWorktree where = LinkedWorktree.of(checkout, state.handOver().orElseThrow());
    Optional<RebaseInProgress> waiting = Optional.empty();
    if (where.exists()) {
      try (Checkout site = where.open()) {
        GitRebase rebase = new GitRebase(site);
        waiting = rebase.inProgress();
        if (waiting.isPresent() && !waiting.get().isOf(state.patches().local())) {
          return StepResult.stopped(
              state,
              "Another rebase is in progress: of " + waiting.get().ref(),
              List.of("git rebase --continue", "git rebase --abort"));
        }
        if (waiting.isPresent() && waiting.get().unmerged().isEmpty()) {
          waiting = rebase.goOn();
        }
      }
    }
    return waiting.isPresent() ? still(state, waiting.get()) : judged(state, where);
  }

  private StepResult<NewVersionState, NewVersionResult> still(
      NewVersionState state, RebaseInProgress waiting) {
    String patch =
        waiting
            .stoppedAt()
            .flatMap(checkout.history()::commit)
            .map(checkout.history()::read)
            .map(commit -> commit.shortId() + " " + commit.subject())
            .orElse("a patch");
    String paths =
        waiting.unmerged().stream().map(path -> "\n  " + path).collect(Collectors.joining());
    String what =
        paths.isEmpty()
            ? "The rebase of " + state.patches().local() + " is not finished"
            : "Still conflicting in " + patch + ":" + paths;
    return StepResult.stopped(conflictingToo(state, waiting), what, hints(state));
  }

  /** A further patch turns out to conflict. */
  private static NewVersionState conflictingToo(NewVersionState state, RebaseInProgress waiting) {
    Rebased rebased = state.rebase().orElseThrow();
    List<PatchOutcome> outcomes =
        rebased.outcomes().stream()
            .map(
                outcome ->
                    waiting.stoppedAt().filter(outcome.commit()::equals).isPresent()
                            && outcome.fate() == PatchOutcome.Fate.WAITING
                        ? outcome.with(
                            PatchOutcome.Fate.CONFLICT,
                            Optional.empty(),
                            String.join("; ", waiting.unmerged()))
                        : outcome)
            .toList();
    return state.with(rebased.at(rebased.tip(), rebased.skip(), outcomes));
  }

  /** The rebase is over: finished, or given up by the user. */
  private StepResult<NewVersionState, NewVersionResult> judged(
      NewVersionState state, LinkedWorktree where) {
    String branch = state.patches().local();
    Rebased rebased = state.rebase().orElseThrow();
    String base = state.chosen().commit();
    Optional<String> tip = checkout.refs().get(state.patches().ref());
    if (tip.isEmpty() || !checkout.history().isAncestor(base, tip.get())) {
      boolean aborted = tip.filter(rebased.oldTip()::equals).isPresent();
      String what =
          aborted
              ? "The rebase of " + branch + " was aborted"
              : "Patches branch " + branch + " is not on top of " + state.chosen().ref();
      return StepResult.stopped(
          state,
          what,
          List.of(
              "rdopkg --abort   # puts everything back",
              "git rebase --onto %s %s %s, then rdopkg -c   # tries it again"
                  .formatted(state.chosen().ref(), rebased.oldBase(), branch)));
    }
    where.leave(state.branch(), narrator);
    narrator.note(branch + " is on top of " + state.chosen().ref() + " now.");
    Rebased now = resolved(rebased, base, tip.get());
    narrator.verdicts(now.outcomes());
    return StepResult.next(state.with(now).resolved());
  }

  private Rebased resolved(Rebased rebased, String base, String tip) {
    List<PatchCommit> there = new ArrayList<>(checkout.history().range(base, tip));
    List<PatchOutcome> outcomes = new ArrayList<>();
    Set<String> ids = there.stream().map(PatchCommit::id).collect(Collectors.toSet());
    for (PatchOutcome outcome : rebased.outcomes()) {
      boolean stays = outcome.newCommit().filter(ids::contains).isPresent();
      if (stays || outcome.isDropped()) {
        there.removeIf(commit -> outcome.newCommit().filter(commit.id()::equals).isPresent());
        outcomes.add(outcome);
      } else {
        outcomes.add(byHand(outcome, there));
      }
    }
    long skip =
        outcomes.stream().limit(rebased.skip()).filter(o -> o.newCommit().isPresent()).count();
    return rebased.at(tip, (int) skip, outcomes);
  }

  private PatchOutcome byHand(PatchOutcome outcome, List<PatchCommit> there) {
    PatchCommit before = checkout.history().read(outcome.commit());
    Optional<PatchCommit> after =
        there.stream()
            .filter(commit -> commit.message().equals(before.message()))
            .findFirst()
            .or(
                () ->
                    there.stream()
                        .filter(commit -> commit.subject().equals(before.subject()))
                        .findFirst());
    after.ifPresent(there::remove);
    return after
        .map(
            commit ->
                outcome.with(
                    appliedBy(outcome, before, commit), Optional.of(commit.id()), outcome.detail()))
        .orElseGet(
            () -> outcome.with(PatchOutcome.Fate.SKIPPED, Optional.empty(), outcome.detail()));
  }

  private PatchOutcome.Fate appliedBy(PatchOutcome outcome, PatchCommit before, PatchCommit now) {
    boolean conflict =
        outcome.fate() == PatchOutcome.Fate.CONFLICT
            || new LaterConflict(checkout).was(before, now);
    return conflict ? PatchOutcome.Fate.RESOLVED : PatchOutcome.Fate.APPLIED;
  }

  /** Puts everything back; also when there was no conflict, or it is resolved. */
  void abort(NewVersionState state, CheckoutBefore before, Progress<NewVersionState> progress) {
    String id = Optional.ofNullable(before.refs().get(state.patches().ref())).orElse(RefMove.NONE);
    progress.alone(
        "rdopkg --abort",
        alone -> {
          if (state.handOver().isPresent()) {
            leaveRebase(state, LinkedWorktree.of(checkout, state.handOver().get()));
          }
          alone.finish(branchMove(state, id, "rdopkg: new-version aborted"));
        });
  }

  private void leaveRebase(NewVersionState state, LinkedWorktree where) {
    if (!where.exists()) {
      return;
    }
    try (Checkout site = where.open()) {
      GitRebase rebase = new GitRebase(site);
      if (rebase.inProgress().filter(now -> now.isOf(state.patches().local())).isPresent()) {
        rebase.abort();
      }
    }
    where.leave(state.branch(), narrator);
  }
}
