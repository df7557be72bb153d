package org.rdopkg.workflow;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitProgram;
import org.rdopkg.git.replay.CommitSigner;
import org.rdopkg.git.series.PatchNotes;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.patch.PatchFile;
import org.rdopkg.workflow.engine.CheckoutBefore;
import org.rdopkg.workflow.engine.Progress;
import org.rdopkg.workflow.engine.ResumableAction;
import org.rdopkg.workflow.engine.StateFile;
import org.rdopkg.workflow.engine.Step;
import org.rdopkg.workflow.engine.StepResult;

/** The steps of {@code import-patches}. One object serves one run. */
final class ImportAction implements ResumableAction<ImportState, ImportResult> {
  private static final String ACTION = "rdopkg import-patches";

  private final Checkout checkout;
  private final Narrator narrator;
  private final DistgitPackage found;
  private final PackageFiles files;
  private final List<String> moreToSkip;

  ImportAction(
      Checkout checkout,
      Narrator narrator,
      DistgitPackage found,
      PackageFiles files,
      List<String> moreToSkip) {
    this.checkout = checkout;
    this.narrator = narrator;
    this.found = found;
    this.files = files;
    this.moreToSkip = List.copyOf(moreToSkip);
  }

  @Override
  public String name() {
    return "import-patches";
  }

  @Override
  public List<Step<ImportState, ImportResult>> steps() {
    return List.of(new Step<>("apply", "make commits of the patch files", this::apply));
  }

  private StepResult<ImportState, ImportResult> apply(
      ImportState begun, Progress<ImportState> progress) {
    ImportItems items = ImportItems.of(found);
    ImportState state = fixed(begun.skipping(moreToSkip), items);
    Run run = signed(run(state, items), state);
    if (run.stopped().isPresent()) {
      return stop(run, items, progress);
    }
    remember(run.state(), items);
    UpdatePlan plan =
        UpdatePlan.builder(ACTION, checkout.refs().head())
            .ref(branchMove(run.state(), run.state().tip()))
            .ref(notes(run.state(), items))
            .build();
    progress.finish(plan.noting(plan.note().withPassing(StateFile.NAME)));
    return StepResult.finished(result(run, items, false));
  }

  private void remember(ImportState state, ImportItems items) {
    KeptPatches keeper = new KeptPatches(checkout, state.branch());
    List<String> kept = kept(state, items);
    keeper.imported(state.done(), kept);
    kept.forEach(
        file -> narrator.note("rdopkg patch keeps " + file + " until: " + keeper.forget(file)));
  }

  /** What the user left out, and other files that look like the branch's. */
  private List<String> kept(ImportState state, ImportItems items) {
    List<String> kept = new ArrayList<>(state.skip());
    for (String file : items.byHand()) {
      boolean looksImported =
          !file.isEmpty()
              && files
                  .read(file)
                  .filter(bytes -> OldPatches.isGenerated(new PatchFile(file, bytes)))
                  .isPresent();
      if (looksImported && !kept.contains(file)) {
        kept.add(file);
      }
    }
    return kept;
  }

  /** All of them know what is left out, also those that were imported before it was. */
  private RefMove notes(ImportState state, ImportItems items) {
    if (state.notes().isEmpty()) {
      return new RefMove(PatchNotes.REF, RefMove.NONE, RefMove.NONE, "");
    }
    List<String> byHand = byHand(state, items);
    Map<String, String> texts = new HashMap<>();
    state
        .notes()
        .forEach(
            (commit, text) ->
                texts.put(
                    commit,
                    StoredPatch.parse(text).map(note -> note.with(byHand).text()).orElse(text)));
    return new PatchNotes(checkout).write(texts, checkout.identities().committer(), ACTION);
  }

  private static List<String> byHand(ImportState state, ImportItems items) {
    List<String> byHand = new ArrayList<>(items.byHand());
    state.skip().stream().filter(file -> !byHand.contains(file)).forEach(byHand::add);
    return byHand;
  }

  private RefMove branchMove(ImportState state, String to) {
    String now = checkout.refs().get(state.ref()).orElse(RefMove.NONE);
    return new RefMove(state.ref(), now, to, ACTION);
  }

  /** How far a run came, and the file that stopped it. */
  private record Run(ImportState state, Optional<Stop> stopped) {}

  private record Stop(ImportItem item, ImportCommits.Stopped why) {}

  private Run run(ImportState begun, ImportItems items) {
    ImportState state = begun;
    List<String> byHand = byHand(state, items);
    try (ImportCommits commits = new ImportCommits(checkout, files)) {
      int read = 0;
      for (ImportItem item : items.items()) {
        narrator.count("importing patches", read++, items.items().size());
        if (state.done().contains(item.file()) || state.skip().contains(item.file())) {
          continue;
        }
        ImportCommits.Made made = commits.make(item, state.tip(), byHand);
        if (made instanceof ImportCommits.Stopped stopped) {
          ImportState far = upstream(commits, begun, state).stopped(item.file());
          return new Run(far, Optional.of(new Stop(item, stopped)));
        }
        ImportCommits.Commits good = (ImportCommits.Commits) made;
        state = state.with(item.file(), good.tip(), good.notes(), good.lines());
      }
      return new Run(upstream(commits, begun, state), Optional.empty());
    }
  }

  /** What upstream has made since the base keeps upstream's words. */
  private ImportState upstream(ImportCommits commits, ImportState begun, ImportState state) {
    ImportUpstream search = new ImportUpstream(checkout, narrator, found.env());
    Map<String, String> same = search.of(commits, state.base(), begun.tip(), state.tip());
    return same.isEmpty() ? state : commits.picked(state, begun.lines().size(), begun.tip(), same);
  }

  /** Not in a dry run: signing may ask for a passphrase. */
  private Run signed(Run run, ImportState begun) {
    ImportState state = run.state();
    int first = begun.lines().size();
    if (!CommitSigner.isWanted(checkout) || state.lines().size() == first) {
      return run;
    }
    List<ImportState.Line> made = state.lines().subList(first, state.lines().size());
    Map<String, String> ids =
        CommitSigner.sign(checkout, made.stream().map(ImportState.Line::commit).toList());
    List<ImportState.Line> lines = new ArrayList<>(begun.lines());
    for (ImportState.Line line : made) {
      String id = ids.getOrDefault(line.commit(), line.commit());
      lines.add(line.at(id, line.subject(), line.how()));
    }
    return new Run(state.moved(ids, lines), run.stopped());
  }

  private StepResult<ImportState, ImportResult> stop(
      Run run, ImportItems items, Progress<ImportState> progress) {
    ImportState state = run.state();
    progress.save(state);
    UpdatePlan soFar =
        UpdatePlan.builder(ACTION, checkout.refs().head())
            .ref(branchMove(state, state.tip()))
            .build();
    progress.transactions().apply(soFar.noting(soFar.note().withPassing(state.ref())));
    Stop stop = run.stopped().orElseThrow();
    state.lines().forEach(line -> narrator.note(told(line)));
    return StepResult.stopped(state, why(stop, items), hints(state, stop));
  }

  static String told(ImportState.Line line) {
    return line.commit().substring(0, PatchCommit.SHORT_ID)
        + " "
        + line.file()
        + (line.fuzz() > 0 ? " (fuzz " + line.fuzz() + ")" : "")
        + (line.offset() > 0 ? " (offset " + line.offset() + ")" : "");
  }

  private static String why(Stop stop, ImportItems items) {
    String part = stop.why().parts() > 1 ? " (mail " + stop.why().part() + ")" : "";
    String head =
        stop.why().result().alreadyApplied()
            ? stop.item().file() + part + ": upstream has it already"
            : stop.item().file() + part + " does not apply";
    String order =
        items.otherOrder()
            ? "\n%prep applies the patches in another order than the Patch lines have"
            : "";
    return head + order + "\n" + String.join("\n", HunkText.of(stop.why().result()));
  }

  private List<String> hints(ImportState state, Stop stop) {
    String file = stop.item().file();
    int strip = Math.max(0, stop.item().rule().strip());
    List<String> hints = new ArrayList<>();
    if (!stop.why().result().alreadyApplied()) {
      hints.add("git checkout " + state.patchesBranch());
      hints.add(
          "git show "
              + state.branch()
              + ":"
              + file
              + " | git apply --reject -p"
              + strip
              + "   # then mend the files, see *.rej");
      hints.add("git add FILES && git commit   # the patch as it should be");
      hints.add("rdopkg -c        # goes on with the patches behind it");
    }
    hints.add("rdopkg -c import-patches --skip " + file + "   # leaves it as it is");
    hints.add("rdopkg --abort   # puts everything back");
    return hints;
  }

  /** What the user has committed counts as the patch that did not apply. */
  private ImportState fixed(ImportState state, ImportItems items) {
    if (state.stoppedAt().isEmpty()) {
      return withTip(state);
    }
    String file = state.stoppedAt().get();
    List<PatchCommit> made = requireCommit(checkout, state, file);
    String now = checkout.refs().get(state.ref()).orElseThrow(() -> gone(state));
    Map<String, String> notes = new HashMap<>();
    List<ImportState.Line> lines = new ArrayList<>();
    List<String> byHand = byHand(state, items);
    try (ImportCommits commits = new ImportCommits(checkout, files)) {
      for (PatchCommit commit : made) {
        lines.add(new ImportState.Line(file, commit.id(), commit.subject(), "by hand", 0, 0));
      }
      items
          .find(file)
          .ifPresent(
              item -> {
                String first = made.get(0).id();
                notes.put(first, commits.noteByHand(item, first, byHand));
              });
    }
    return state.with(file, now, notes, lines);
  }

  /** The commits that the user has made of a patch that did not apply; there has to be one. */
  static List<PatchCommit> requireCommit(Checkout checkout, ImportState state, String file) {
    String now = checkout.refs().get(state.ref()).orElseThrow(() -> gone(state));
    List<PatchCommit> made = checkout.history().range(state.tip(), now);
    boolean onTop = checkout.history().isAncestor(state.tip(), now);
    if (!onTop || made.isEmpty()) {
      throw RdopkgException.of(ErrorKind.CONFLICT, file + " still has no commit")
          .because(
              state.patchesBranch()
                  + " has no new commit on top of "
                  + state.tip().substring(0, PatchCommit.SHORT_ID))
          .fix("git checkout " + state.patchesBranch() + "   # mend the files there")
          .fix("git add FILES && git commit   # the patch as it should be")
          .fix("rdopkg -c import-patches --skip " + file)
          .fix("rdopkg --abort");
    }
    return made;
  }

  /** Commits of the user's beside a patch that was left out stay. */
  private ImportState withTip(ImportState state) {
    Optional<String> now = checkout.refs().get(state.ref());
    boolean same = now.isEmpty() || now.get().equals(state.tip());
    return same || !checkout.history().isAncestor(state.tip(), now.get())
        ? state
        : state.with("", now.get(), Map.of(), List.of());
  }

  private static RdopkgException gone(ImportState state) {
    return RdopkgException.of(ErrorKind.INPUT, "Patches branch not found: " + state.patchesBranch())
        .because("it was there when import-patches stopped")
        .fix("rdopkg --abort");
  }

  /** Everything up to the first write. */
  ImportResult dryRun(ImportState state) {
    ImportItems items = ImportItems.of(found);
    Run run = run(state.skipping(moreToSkip), items);
    return result(run, items, true);
  }

  private ImportResult result(Run run, ImportItems items, boolean planned) {
    ImportState state = run.state();
    List<String> byHand = byHand(state, items);
    return new ImportResult(
        state.patchesBranch(),
        state.baseOption().orElse(found.env().baseRef().name()),
        state.tip(),
        state.lines().stream()
            .map(
                line ->
                    new ImportResult.Patch(
                        line.file(),
                        line.commit(),
                        line.subject(),
                        line.how(),
                        line.offset(),
                        line.fuzz()))
            .toList(),
        byHand,
        planned,
        run.stopped().map(stop -> why(stop, items)));
  }

  @Override
  public SortedMap<String, String> arguments(ImportState state) {
    SortedMap<String, String> arguments = new TreeMap<>();
    state.baseOption().ifPresent(base -> arguments.put("base", base));
    state.localOption().ifPresent(branch -> arguments.put("local-patches-branch", branch));
    if (!state.skip().isEmpty()) {
      arguments.put("skip", String.join(", ", state.skip()));
    }
    return arguments;
  }

  @Override
  public List<String> refs(ImportState state) {
    return List.of(state.ref());
  }

  @Override
  public JsonObject write(ImportState state) {
    return state.toJson();
  }

  @Override
  public ImportState read(JsonObject json) {
    return ImportState.of(json);
  }

  @Override
  public void abort(ImportState state, CheckoutBefore before, Progress<ImportState> progress) {
    boolean there = checkout.refs().head().ref().equals(state.ref());
    if (there) {
      GitProgram git = checkout.git();
      git.runner().run(git.request("checkout", "-q", state.branch(), "--").build()).orThrow();
    }
    String was = before.refs().getOrDefault(state.ref(), RefMove.NONE);
    UpdatePlan plan =
        UpdatePlan.builder(ACTION + " --abort", checkout.refs().head())
            .ref(branchMove(state, was))
            .build();
    progress.finish(plan.noting(plan.note().withPassing(StateFile.NAME)));
  }
}
