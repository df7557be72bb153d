package org.rdopkg.workflow;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.index.WorkTreeStatus;
import org.rdopkg.git.tx.Applied;
import org.rdopkg.git.tx.Before;
import org.rdopkg.git.tx.CommitPlan;
import org.rdopkg.git.tx.FileChange;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.spec.BumpRelease;
import org.rdopkg.spec.DescribeTopEntry;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.version.ReleaseBump;
import org.rdopkg.workflow.engine.CheckoutBefore;
import org.rdopkg.workflow.engine.Progress;
import org.rdopkg.workflow.engine.ResumableAction;
import org.rdopkg.workflow.engine.Step;
import org.rdopkg.workflow.engine.StepResult;

/** The steps of {@code fix}. */
final class FixSteps implements ResumableAction<FixState, DistgitCommit> {
  /** What helps where Release can't be bumped. */
  static final String NO_BUMP = "rdopkg fix -R 0   # leaves Release as it is";

  private final Checkout checkout;
  private final Narrator narrator;
  private final FixRequest request;

  /** The spec was updated by this run: the user has had no time to edit it. */
  private boolean justBegun;

  private List<String> spreadTo = List.of();
  private final List<BranchOutcome> outcomes = new ArrayList<>();

  FixSteps(Checkout checkout, Narrator narrator, FixRequest request) {
    this.checkout = checkout;
    this.narrator = narrator;
    this.request = request;
  }

  @Override
  public String name() {
    return "fix";
  }

  @Override
  public List<Step<FixState, DistgitCommit>> steps() {
    return List.of(
        new Step<>("update-spec", "bump Release and add a changelog entry", this::updateSpec),
        new Step<>("edit", "edit the spec and describe the changes", this::edit),
        new Step<>("commit", "commit the changes", this::commit));
  }

  /** The state before the first step. */
  FixState initial(String branch) {
    String specName = PackageReader.theSpec(files().names());
    return new FixState(branch, specName, "", request.bumpIndex(), others());
  }

  private List<String> others() {
    return OtherBranches.of(checkout, request.branches());
  }

  /** What became of the other branches, once the fix is committed. */
  List<BranchOutcome> branches() {
    return outcomes;
  }

  private PackageFiles files() {
    return PackageFiles.ofWorkTree(checkout.files());
  }

  private SpecFile spec(FixState state) {
    return PackageReader.readSpec(files(), state.specName());
  }

  private StepResult<FixState, DistgitCommit> updateSpec(
      FixState state, Progress<FixState> progress) {
    spreadTo = state.branches();
    SpecFile before = spec(state);
    SpecFile after = withEntry(state, before);
    if (!request.items().isEmpty() && !request.edit()) {
      return StepResult.finished(commitAtOnce(state, before, after, progress));
    }
    String id = checkout.commitFiles().store(before.bytes());
    FixState then = state.withSpecBefore(id);
    UpdatePlan.Builder plan = plan("rdopkg fix");
    if (!after.equals(before)) {
      plan.file(write(state, before, after));
    }
    progress.apply(plan.build(), then);
    justBegun = true;
    return StepResult.next(then);
  }

  private SpecFile withEntry(FixState state, SpecFile before) {
    BumpRelease.Result bumped =
        BumpRelease.apply(before, bump(state), NO_BUMP, PackageReader::evaluate);
    bumped.leftAlone().ifPresent(narrator::warn);
    return new ChangelogWriter(
            checkout, files(), state.specName(), request.changelogUser(), request.changelogEmail())
        .add(bumped.spec(), request.items(), narrator::warn);
  }

  private ReleaseBump bump(FixState state) {
    ReleaseBump asked = state.bumpIndex().map(ReleaseBump::parse).orElse(null);
    return read(state, new GuessOptions(null, null, asked)).env().releaseBump();
  }

  private DistgitPackage read(FixState state, GuessOptions options) {
    return PackageReader.read(
        checkout.facts(), CheckedOutPackage.folder(checkout), state.branch(), files(), options);
  }

  private UpdatePlan.Builder plan(String action) {
    return UpdatePlan.builder(action, checkout.refs().head());
  }

  private static FileChange write(FixState state, SpecFile before, SpecFile after) {
    return new FileChange.Write(state.specName(), after.bytes(), Before.content(before.bytes()));
  }

  private DistgitCommit commitAtOnce(
      FixState state, SpecFile before, SpecFile after, Progress<FixState> progress) {
    DistgitPackage found = read(state, GuessOptions.NONE).with(after);
    UpdatePlan.Builder plan = plan("rdopkg fix");
    if (after.equals(before)) {
      requireChanges();
    } else {
      plan.file(write(state, before, after));
    }
    return commit(found, request.items(), plan, progress);
  }

  private DistgitCommit commit(
      DistgitPackage found,
      List<String> items,
      UpdatePlan.Builder plan,
      Progress<FixState> progress) {
    UnknownFiles.warn(checkout, found, narrator);
    String message = new BuildMessage(found, UserSettings.bugs(checkout)).of(items).text();
    CommitPlan commit =
        CommitPlan.onTop(message)
            .withAllChanges()
            .with(made -> others(DistgitCommit.of(checkout, found.specName(), made)));
    Applied applied = progress.finish(plan.commit(commit).build());
    return DistgitCommit.of(checkout, found.specName(), applied);
  }

  /** The other branches move together with this one, in the same transaction. */
  private List<RefMove> others(DistgitCommit made) {
    return new FixBranches(checkout, narrator, request).moves(made, spreadTo, outcomes);
  }

  private StepResult<FixState, DistgitCommit> edit(FixState state, Progress<FixState> progress) {
    if (request.edit()) {
      checkout.editor().edit(checkout.files().resolve(state.specName()));
    } else if (justBegun) {
      return StepResult.paused(
          state,
          "Action required: Edit .spec file as needed and describe changes in changelog.",
          List.of("Once done, run `rdopkg -c` to continue."));
    }
    return StepResult.next(state);
  }

  private StepResult<FixState, DistgitCommit> commit(FixState state, Progress<FixState> progress) {
    requireBranch(state);
    requireChanges();
    spreadTo = request.branches().isEmpty() ? state.branches() : others();
    SpecFile before = spec(state);
    SpecFile after =
        BuildMessage.isAutomatic(before, files())
            ? before
            : DescribeTopEntry.with(request.items()).in(before);
    UpdatePlan.Builder plan = plan("rdopkg fix");
    if (!after.equals(before)) {
      plan.file(write(state, before, after));
    }
    List<String> items = described(state, after);
    DistgitPackage found = read(state, GuessOptions.NONE).with(after);
    return StepResult.finished(commit(found, items, plan, progress));
  }

  private void requireBranch(FixState state) {
    String here = checkout.refs().head().ref();
    if (!here.equals("refs/heads/" + state.branch())) {
      throw RdopkgException.of(ErrorKind.CONFLICT, "fix was begun on branch " + state.branch())
          .because("HEAD is elsewhere now: " + here.replace("refs/heads/", ""))
          .fix("git checkout " + state.branch())
          .fix("rdopkg --abort");
    }
  }

  private void requireChanges() {
    if (new WorkTreeStatus(checkout).trackedChanges().isEmpty()) {
      throw RdopkgException.of(ErrorKind.INPUT, "No distgit changes found")
          .because("all tracked files are as in the last commit")
          .fix("edit the spec and try again")
          .fix("rdopkg --abort   # when an interrupted fix is not needed any more");
    }
  }

  /** What the user says about the changes: never nothing. */
  private List<String> described(FixState state, SpecFile spec) {
    boolean automatic = BuildMessage.isAutomatic(spec, files());
    List<String> items = automatic ? request.items() : BuildMessage.items(spec);
    boolean old =
        !automatic
            && committedSpec(state)
                .map(BuildMessage::written)
                .equals(Optional.of(BuildMessage.written(spec)));
    if (items.isEmpty() || old) {
      RdopkgException missing =
          RdopkgException.of(ErrorKind.INPUT, "Description of changes is missing in %changelog.");
      throw automatic
          ? missing
              .because("the changelog is made of commit messages, and this one has no text yet")
              .fix("rdopkg fix -c -m 'What changes'")
          : missing
              .because("the newest entry has no text yet")
              .fix("edit the entry in " + state.specName() + ", then: rdopkg -c")
              .fix("rdopkg fix -c -m 'What changes'");
    }
    return items;
  }

  private Optional<SpecFile> committedSpec(FixState state) {
    return checkout
        .refs()
        .head()
        .commit()
        .flatMap(commit -> checkout.commitFiles().read(commit, state.specName()))
        .map(SpecFile::parse);
  }

  @Override
  public SortedMap<String, String> arguments(FixState state) {
    SortedMap<String, String> arguments = new TreeMap<>();
    arguments.put("branch", state.branch());
    if (!state.branches().isEmpty()) {
      arguments.put("branches", String.join(",", state.branches()));
    }
    state.bumpIndex().ifPresent(index -> arguments.put("release_bump_index", index));
    return arguments;
  }

  @Override
  public List<String> refs(FixState state) {
    return List.of("refs/heads/" + state.branch());
  }

  @Override
  public JsonObject write(FixState state) {
    return state.toJson();
  }

  @Override
  public FixState read(JsonObject json) {
    return FixState.of(json);
  }

  /** The spec goes back; other files that the user has changed are the user's. */
  @Override
  public void abort(FixState state, CheckoutBefore before, Progress<FixState> progress) {
    UpdatePlan.Builder plan = plan("rdopkg fix --abort");
    boolean here =
        checkout.refs().head().ref().equals(before.head())
            && checkout.refs().head().commit().equals(before.commit());
    if (here) {
      byte[] old = checkout.commitFiles().blob(state.specBefore());
      Optional<byte[]> now = checkout.files().read(state.specName());
      if (now.isEmpty()) {
        plan.file(FileChange.write(state.specName(), old));
      } else if (!Arrays.equals(now.get(), old)) {
        plan.file(new FileChange.Write(state.specName(), old, Before.content(now.get())));
      }
    } else {
      narrator.warn("HEAD is not where fix was begun; " + state.specName() + " is left as it is");
    }
    progress.finish(plan.build());
  }
}
