package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.replay.Replay;
import org.rdopkg.git.replay.ReplayOptions;
import org.rdopkg.git.replay.ReplayResult;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.patch.PatchSeries;
import org.rdopkg.patch.ReplayedPatch;
import org.rdopkg.patch.UpstreamEvidence;
import org.rdopkg.workflow.NewVersionRequest.DropUpstreamed;
import org.rdopkg.workflow.NewVersionState.Rebased;
import org.rdopkg.workflow.engine.CheckoutBefore;
import org.rdopkg.workflow.engine.Progress;
import org.rdopkg.workflow.engine.StepResult;

/** The step of {@code new-version} that puts the patches onto the new base, in memory. */
final class PatchesRebase {
  private final Checkout checkout;
  private final NewVersionNarrator narrator;
  private final ConflictHandOver handOver;

  PatchesRebase(Checkout checkout, NewVersionNarrator narrator) {
    this.checkout = checkout;
    this.narrator = narrator;
    this.handOver = new ConflictHandOver(checkout, narrator);
  }

  StepResult<NewVersionState, NewVersionResult> run(
      NewVersionState state, Progress<NewVersionState> progress) {
    if (state.handOver().isPresent()) {
      return handOver.goOn(state, progress);
    }
    Optional<Computed> computed = computed(state);
    if (computed.isEmpty()) {
      return StepResult.next(state);
    }
    NewVersionState next = state.with(computed.get().rebased());
    return computed.get().result().isClean()
        ? StepResult.next(next)
        : handOver.begin(next, computed.get().result(), progress);
  }

  /** The same without a hand-over: a conflict is an outcome. */
  NewVersionState compute(NewVersionState state) {
    return computed(state).map(computed -> state.with(computed.rebased())).orElse(state);
  }

  void abort(NewVersionState state, CheckoutBefore before, Progress<NewVersionState> progress) {
    handOver.abort(state, before, progress);
  }

  private record Computed(Rebased rebased, ReplayResult result) {}

  /** A local branch of that name is easily taken for the one that is meant. */
  private String bumpOnly(NewVersionState.Branches patches) {
    String local = patches.local();
    String left =
        checkout.refs().get("refs/heads/" + local).isEmpty()
            ? ""
            : " (the local branch " + local + " stays as it is; -l rebases it)";
    return "Patches branch not found: "
        + patches.remote()
        + "; only the spec is bumped, as with --bump-only"
        + left;
  }

  private Optional<Computed> computed(NewVersionState state) {
    if (state.request().patches().bumpOnly()) {
      return Optional.empty();
    }
    DistgitPackage found = NewVersionWorkflow.read(checkout, state.branch(), state.request());
    boolean local = state.request().patches().local();
    if (!local && state.patches().remoteAt().isEmpty() && !hasPatches(found)) {
      narrator.warn(bumpOnly(state.patches()));
      return Optional.empty();
    }
    PackageEnv env = found.env();
    PatchesTip tip = local ? PatchesTip.ofLocal(checkout, env) : PatchesTip.ofRemote(checkout, env);
    PatchSeries series = SeriesReader.read(checkout, found, tip.branch(), tip.commit());
    String base =
        checkout.history().commit(baseRevision(env)).orElseThrow(() -> new IllegalStateException());
    ReplayResult result = replay(state, base, tip.commit());
    List<PatchOutcome> outcomes = outcomes(result, base, tip.commit());
    narrator.verdicts(outcomes);
    int skip = skip(series, result);
    return Optional.of(
        new Computed(new Rebased(base, tip.commit(), result.tip(), skip, outcomes), result));
  }

  /** Whether the spec has any: then there has to be a branch of them. */
  static boolean hasPatches(DistgitPackage found) {
    return !found.evaluated().patches().isEmpty();
  }

  private static String baseRevision(PackageEnv env) {
    boolean tag = env.baseRef().kind() == org.rdopkg.distgit.BaseRef.Kind.TAG;
    return (tag ? "refs/tags/" : "") + env.baseRef().name();
  }

  private ReplayResult replay(NewVersionState state, String base, String tip) {
    String onto = state.chosen().commit();
    Set<String> leaveOut = new LinkedHashSet<>();
    Set<String> decided = new LinkedHashSet<>();
    try (Replay replay = Replay.in(checkout)) {
      replay.telling((done, all) -> narrator.count("rebasing patches", done, all));
      while (true) {
        ReplayResult result =
            replay.run(base, tip, onto, ReplayOptions.REBASE.leavingOut(Set.copyOf(leaveOut)));
        List<ReplayedPatch> open =
            result.patches().stream()
                .filter(PatchesRebase::seemsUpstream)
                .filter(patch -> decided.add(patch.commit().id()))
                .filter(patch -> isLeftOut(state.request(), patch))
                .toList();
        if (open.isEmpty()) {
          return state.request().dryRun() ? result : replay.signed(result);
        }
        open.forEach(patch -> leaveOut.add(patch.commit().id()));
      }
    }
  }

  /** Whether evidence, but not the patch-id, says that upstream has a patch that is still there. */
  private static boolean seemsUpstream(ReplayedPatch patch) {
    boolean there = patch.isOnNewBase() || patch.isConflict();
    return there
        && patch.evidence().stream()
            .anyMatch(
                sign ->
                    sign instanceof UpstreamEvidence.SameChangeId
                        || sign instanceof UpstreamEvidence.CherryPickedFrom);
  }

  private boolean isLeftOut(NewVersionRequest request, ReplayedPatch patch) {
    DropUpstreamed wish = request.patches().dropUpstreamed();
    if (wish != DropUpstreamed.ASK || request.unattended() || request.dryRun()) {
      return wish == DropUpstreamed.AUTO;
    }
    String signs =
        String.join(", ", patch.evidence().stream().map(UpstreamEvidence::text).toList());
    return narrator.agrees(
        "Upstream seems to have %s %s (%s). Drop it?"
            .formatted(patch.commit().shortId(), patch.commit().subject(), signs));
  }

  /** What became of each patch; those after a conflict have not been tried. */
  private List<PatchOutcome> outcomes(ReplayResult result, String base, String tip) {
    List<PatchOutcome> outcomes = new ArrayList<>();
    result.patches().forEach(patch -> outcomes.add(PatchOutcome.of(patch)));
    if (result.isClean()) {
      return outcomes;
    }
    Set<String> known = new LinkedHashSet<>();
    result.patches().forEach(patch -> known.add(patch.commit().id()));
    for (PatchCommit commit : checkout.history().range(base, tip)) {
      if (!known.contains(commit.id())) {
        outcomes.add(
            new PatchOutcome(
                commit.id(),
                commit.subject(),
                Optional.empty(),
                PatchOutcome.Fate.WAITING,
                "",
                List.of(),
                false,
                List.of()));
      }
    }
    return outcomes;
  }

  /** How many of the patches that the base skips are still there. */
  private static int skip(PatchSeries series, ReplayResult result) {
    Set<String> alive = result.successors().keySet();
    return (int)
        series.with(PatchSeries.Role.BELOW_BASE).stream()
            .filter(commit -> alive.contains(commit.id()))
            .count();
  }
}
