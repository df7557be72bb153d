package org.rdopkg.workflow;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.distgit.UpstreamReleases;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Applied;
import org.rdopkg.git.tx.OperationNote;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.version.UpstreamVersion;
import org.rdopkg.workflow.NewVersionRequest.Push;
import org.rdopkg.workflow.NewVersionResult.Going;
import org.rdopkg.workflow.NewVersionResult.Made;
import org.rdopkg.workflow.engine.CheckoutBefore;
import org.rdopkg.workflow.engine.Progress;
import org.rdopkg.workflow.engine.ResumableAction;
import org.rdopkg.workflow.engine.StateFile;
import org.rdopkg.workflow.engine.Step;
import org.rdopkg.workflow.engine.StepResult;

/** The steps of {@code new-version}. One object serves one run. */
final class NewVersionAction implements ResumableAction<NewVersionState, NewVersionResult> {
  private final Checkout checkout;
  private final NewVersionNarrator narrator;
  private final PatchesRebase rebase;
  private @Nullable Made made;
  private @Nullable String versionBefore;

  NewVersionAction(Checkout checkout, NewVersionNarrator narrator) {
    this.checkout = checkout;
    this.narrator = narrator;
    this.rebase = new PatchesRebase(checkout, narrator);
  }

  @Override
  public String name() {
    return "new-version";
  }

  @Override
  public List<Step<NewVersionState, NewVersionResult>> steps() {
    return List.of(
        new Step<>("choose", "choose the version, show what upstream changed", this::choose),
        new Step<>("rebase", "rebase the patches onto it", this::rebase),
        new Step<>("sources", "upload the new sources", this::sources),
        new Step<>("update", "update spec and patch files, and commit", this::update),
        new Step<>("push", "push the patches branch", this::push));
  }

  private StepResult<NewVersionState, NewVersionResult> choose(
      NewVersionState state, Progress<NewVersionState> progress) {
    versionBefore = currentVersion(state);
    Optional<UpstreamTarget> target = target(state);
    return target.isEmpty()
        ? StepResult.finished(new NewVersionResult.AlreadyThere(currentVersion(state)))
        : StepResult.next(state.to(target.get()));
  }

  private String currentVersion(NewVersionState state) {
    return NewVersionWorkflow.read(checkout, state.branch(), state.request())
        .env()
        .spec()
        .upstreamVersion();
  }

  /** The version to go to; empty when the package is there already and that is enough. */
  private Optional<UpstreamTarget> target(NewVersionState state) {
    NewVersionRequest request = state.request();
    PackageEnv env = NewVersionWorkflow.read(checkout, state.branch(), request).env();
    TargetChoice choice = new TargetChoice(checkout, env);
    if (!request.patches().bumpOnly()) {
      env.baseRef().require();
    }
    Optional<UpstreamVersion> now = UpstreamReleases.current(checkout.facts(), env);
    Optional<UpstreamTarget> target =
        request.version().isPresent()
            ? Optional.of(choice.named(request.version().get(), !request.patches().bumpOnly()))
            : newest(choice, env, request);
    if (request.version().isEmpty()) {
      target.ifPresent(
          found -> narrator.note("Latest version of upstream's tags: " + found.version()));
    }
    String current = env.spec().upstreamVersion();
    Optional<UpstreamTarget> wanted =
        target
            .or(() -> again(request, choice, current))
            .filter(found -> isWanted(found, env, now, request));
    wanted.ifPresent(found -> UpstreamChanges.tell(checkout, env, found, request, narrator));
    return wanted;
  }

  /** Nobody answers for an unattended run: the tags that are here are all there is to go by. */
  private Optional<UpstreamTarget> newest(
      TargetChoice choice, PackageEnv env, NewVersionRequest request) {
    Optional<UpstreamTarget> newest = choice.newest(request.choice(), !request.unattended());
    if (newest.isEmpty() && !choice.knowsUpstream()) {
      narrator.warn(
          "upstream's branch "
              + env.upstreamBranch()
              + " was not found: only the tags that are here were looked at");
    }
    return newest;
  }

  private Optional<UpstreamTarget> again(
      NewVersionRequest request, TargetChoice choice, String current) {
    boolean again =
        asks(request, "Package is already at version " + current + ". Update it again?");
    return again ? Optional.of(choice.named(current, true)) : Optional.empty();
  }

  private boolean isWanted(
      UpstreamTarget target,
      PackageEnv env,
      Optional<UpstreamVersion> now,
      NewVersionRequest request) {
    String current = env.spec().upstreamVersion();
    Optional<UpstreamVersion> then = UpstreamVersion.parse(target.version());
    if (now.isEmpty() || then.isEmpty()) {
      return true;
    }
    boolean same = then.get().compareTo(now.get()) == 0;
    if (same && then.get().numbers().equals(now.get().numbers())) {
      return request.version().isEmpty()
          || UpstreamReleases.isBeforeRelease(checkout.facts(), env)
          || asks(request, "Package is already at version " + current + ". Update it again?");
    }
    String older = target.version() + " is older than the package's version " + current;
    if (then.get().compareTo(now.get()) < 0 && !asks(request, older + ". Go there?")) {
      throw RdopkgException.of(ErrorKind.INPUT, older)
          .because("an update to an older version needs a yes at a terminal, and mostly an Epoch")
          .fix("rdopkg versions   # upstream's newer versions");
    }
    return true;
  }

  private boolean asks(NewVersionRequest request, String question) {
    return !request.unattended() && narrator.ask(question, false);
  }

  private StepResult<NewVersionState, NewVersionResult> rebase(
      NewVersionState state, Progress<NewVersionState> progress) {
    return rebase.run(state, progress);
  }

  private StepResult<NewVersionState, NewVersionResult> sources(
      NewVersionState state, Progress<NewVersionState> progress) {
    return new SourcesUpload(checkout, narrator).run(state);
  }

  private StepResult<NewVersionState, NewVersionResult> update(
      NewVersionState state, Progress<NewVersionState> progress) {
    requireSameVersion(state);
    PatchPlan plan = new NewVersionPlanner(checkout, narrator, state).plan();
    UpdatePlan update = plan.update().noting(note(state));
    Applied applied =
        pushes(state) == Push.NO
            ? progress.finish(update)
            : progress.commit(update, state.withCommit());
    made = new Made(plan, applied);
    RebaseNotes.copy(checkout, state, narrator);
    return StepResult.next(state.withCommit());
  }

  /** Another run beside this one may have made the same update: not twice. */
  private void requireSameVersion(NewVersionState state) {
    String now = currentVersion(state);
    if (versionBefore != null && !versionBefore.equals(now)) {
      throw RdopkgException.of(
              ErrorKind.CONFLICT, state.branch() + " is at version " + now + " now")
          .because("somebody else has changed it while rdopkg was working; it was " + versionBefore)
          .fix("git log -1 " + state.branch() + "   # what happened; then run the action again");
    }
  }

  /** For the log: the verdicts. The file of a conflict that is over is not to come back by undo. */
  private static OperationNote note(NewVersionState state) {
    return OperationNote.NONE
        .withPatches(going(state).outcomes().stream().map(PatchOutcome::asFate).toList())
        .withPassing(StateFile.NAME);
  }

  /** Whether the branch is pushed: with {@link Push#ASK} a person is there who can say so. */
  private Push pushes(NewVersionState state) {
    NewVersionRequest.Patches patches = state.request().patches();
    boolean something =
        state.rebase().isPresent()
            && !patches.local()
            && !Optional.of(state.rebase().get().tip()).equals(state.patches().remoteAt());
    if (!something || patches.push() == Push.NO) {
      return Push.NO;
    }
    boolean person = narrator.isInteractive() && !state.request().unattended();
    return patches.push() == Push.ASK && !person ? Push.NO : patches.push();
  }

  private StepResult<NewVersionState, NewVersionResult> push(
      NewVersionState state, Progress<NewVersionState> progress) {
    PatchesPush push = new PatchesPush(checkout, state);
    Push wish = pushes(state);
    boolean yes = wish == Push.YES || (wish == Push.ASK && narrator.ask(push.question(), true));
    if (!yes) {
      boolean open = state.rebase().isPresent() && !state.request().patches().local();
      return finished(state, open ? push.left() : NewVersionResult.Push.NOTHING);
    }
    Optional<RdopkgException> refused = push.run(narrator);
    if (refused.isPresent()) {
      RdopkgException why = refused.get();
      return StepResult.stopped(
          state, why.what() + why.why().map(text -> "\n" + text).orElse(""), why.fixes());
    }
    return finished(state, push.done());
  }

  private StepResult<NewVersionState, NewVersionResult> finished(
      NewVersionState state, NewVersionResult.Push push) {
    return StepResult.finished(
        new NewVersionResult.Done(going(state), Optional.ofNullable(made), push));
  }

  private static Going going(NewVersionState state) {
    return new Going(
        state.chosen().version(),
        state.chosen().ref(),
        state.patches().local(),
        state.rebase().isPresent(),
        state.rebase().map(NewVersionState.Rebased::outcomes).orElse(List.of()));
  }

  /** Everything up to the first write. */
  NewVersionResult dryRun(NewVersionState start, Transactions transactions) {
    Optional<UpstreamTarget> target = target(start);
    if (target.isEmpty()) {
      return new NewVersionResult.AlreadyThere(currentVersion(start));
    }
    NewVersionState state = rebase.compute(start.to(target.get()));
    boolean conflict =
        going(state).outcomes().stream().anyMatch(o -> o.fate() == PatchOutcome.Fate.CONFLICT);
    if (conflict) {
      return new NewVersionResult.Planned(going(state), Optional.empty());
    }
    PatchPlan plan = new NewVersionPlanner(checkout, narrator, state).plan();
    if (checkout.facts().currentBranch().equals(Optional.of(state.branch()))) {
      transactions.check(plan.update());
    }
    return new NewVersionResult.Planned(going(state), Optional.of(plan));
  }

  @Override
  public SortedMap<String, String> arguments(NewVersionState state) {
    NewVersionRequest request = state.request();
    SortedMap<String, String> arguments = new TreeMap<>();
    request.version().ifPresent(version -> arguments.put("version", version));
    request.bugs().ifPresent(bugs -> arguments.put("bug", bugs));
    request.patches().worktree().ifPresent(folder -> arguments.put("worktree", folder));
    flag(arguments, "local-patches", request.patches().local());
    flag(arguments, "bump-only", request.patches().bumpOnly());
    flag(arguments, "no-push-patches", request.patches().push() == Push.NO);
    flag(arguments, "push", request.patches().push() == Push.YES);
    flag(arguments, "unattended", request.unattended());
    flag(arguments, "no-diff", request.noDiff());
    return arguments;
  }

  private static void flag(SortedMap<String, String> arguments, String name, boolean given) {
    if (given) {
      arguments.put(name, "true");
    }
  }

  @Override
  public List<String> refs(NewVersionState state) {
    return List.of(state.patches().ref());
  }

  @Override
  public JsonObject write(NewVersionState state) {
    return NewVersionJson.write(state);
  }

  @Override
  public NewVersionState read(JsonObject json) {
    return NewVersionJson.read(json);
  }

  @Override
  public void abort(
      NewVersionState state, CheckoutBefore before, Progress<NewVersionState> progress) {
    if (!state.committed()) {
      rebase.abort(state, before, progress);
    } else {
      narrator.note(
          "The commit of "
              + state.branch()
              + " stays; only the push is given up: "
              + new PatchesPush(checkout, state).left().command());
    }
  }
}
