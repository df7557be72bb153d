package org.rdopkg.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.io.Environment;
import org.rdopkg.workflow.engine.ActionRunner;
import org.rdopkg.workflow.engine.Outcome;
import org.rdopkg.workflow.engine.StateFile;

/**
 * {@code rdopkg import-patches}: a patches branch made of the spec's patch files, on the tag of its
 * Version. Everything is made in git's objects; the work tree stays as it is.
 */
public final class ImportWorkflow {
  private final Environment environment;
  private final Narrator narrator;

  public ImportWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /** Begins; also ends when all patches apply. */
  public Outcome<ImportResult> start(ImportRequest request) {
    try (Checkout checkout = Checkout.open(environment)) {
      Transactions transactions =
          request.dryRun()
              ? new Transactions(checkout, narrator.programs())
              : WritingTransactions.begin(checkout, narrator);
      ActionRunner.requireNothingPaused(checkout);
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      CommitRequired.check(checkout, branch);
      if (request.dryRun()) {
        return new Outcome.Done<>(planned(checkout, branch, request), false);
      }
      try (BranchSwitch there =
          BranchSwitch.toDistgit(
              checkout, branch, "rdopkg import-patches", narrator, transactions)) {
        PackageFiles files = PackageFiles.ofWorkTree(checkout.files());
        DistgitPackage found = read(checkout, branch, files, request.localPatchesBranch());
        ImportAction action = new ImportAction(checkout, narrator, found, files, request.skip());
        ImportState initial = initial(checkout, branch, found, request);
        return there.done(
            new ActionRunner<>(action, checkout, there.transactions()).start(initial));
      }
    }
  }

  private ImportResult planned(Checkout checkout, DistgitBranch branch, ImportRequest request) {
    PackageFiles files = CheckedOutPackage.files(checkout, branch);
    DistgitPackage found = read(checkout, branch, files, request.localPatchesBranch());
    return new ImportAction(checkout, narrator, found, files, request.skip())
        .dryRun(initial(checkout, branch, found, request));
  }

  /**
   * Goes on where a patch did not apply.
   *
   * @param skip files to leave out from now on
   */
  public Outcome<ImportResult> resume(List<String> skip) {
    try (Checkout checkout = Checkout.open(environment)) {
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      DistgitBranch branch = branch(checkout);
      requireCommit(checkout, skip);
      try (BranchSwitch there =
          BranchSwitch.toDistgit(
              checkout, branch, "rdopkg import-patches", narrator, transactions)) {
        PackageFiles files = PackageFiles.ofWorkTree(checkout.files());
        ImportAction action = action(checkout, branch, files, skip);
        // undo ends on the distgit branch: it removes the branch that the user has come from
        return there.done(new ActionRunner<>(action, checkout, transactions).resume());
      }
    }
  }

  /** Before git refuses to leave the branch for changes that nobody has committed yet. */
  private static void requireCommit(Checkout checkout, List<String> skip) {
    Optional<ImportState> state =
        new StateFile(checkout).read().map(saved -> ImportState.of(saved.state()));
    state
        .flatMap(ImportState::stoppedAt)
        .filter(file -> !skip.contains(file))
        .ifPresent(file -> ImportAction.requireCommit(checkout, state.orElseThrow(), file));
  }

  /** Gives up: the patches branch is where it was before. */
  public void abort() {
    try (Checkout checkout = Checkout.open(environment)) {
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      DistgitBranch branch = branch(checkout);
      PackageFiles files = CheckedOutPackage.files(checkout, branch);
      ImportAction action = action(checkout, branch, files, List.of());
      new ActionRunner<>(action, checkout, transactions).abort();
    }
  }

  /** The distgit branch that the import was begun on, whatever the patches branch is called. */
  private static DistgitBranch branch(Checkout checkout) {
    Optional<String> begun =
        new StateFile(checkout).read().map(saved -> ImportState.of(saved.state()).branch());
    Optional<String> here = checkout.facts().currentBranch();
    if (begun.isPresent() && here.isPresent() && !here.equals(begun)) {
      return new DistgitBranch.SwitchTo(begun.get(), here.get());
    }
    return DistgitBranch.of(checkout.facts());
  }

  private ImportAction action(
      Checkout checkout, DistgitBranch branch, PackageFiles files, List<String> skip) {
    DistgitPackage found = read(checkout, branch, files, Optional.empty());
    return new ImportAction(checkout, narrator, found, files, skip);
  }

  private static DistgitPackage read(
      Checkout checkout, DistgitBranch branch, PackageFiles files, Optional<String> local) {
    return PackageReader.read(
        checkout.facts(),
        CheckedOutPackage.folder(checkout),
        branch.name(),
        files,
        new GuessOptions(null, local.orElse(null), null));
  }

  private static ImportState initial(
      Checkout checkout, DistgitBranch branch, DistgitPackage found, ImportRequest request) {
    String base = base(checkout, found, request);
    ImportState state =
        new ImportState(
            branch.name(),
            found.env().patches().local(),
            request.localPatchesBranch(),
            request.base(),
            base,
            base,
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of(),
            List.of());
    Optional<String> there = checkout.refs().get(state.ref());
    if (there.isPresent() && !there.get().equals(base)) {
      throw RdopkgException.of(
              ErrorKind.INPUT, "Patches branch is there already: " + state.patchesBranch())
          .because("import-patches makes a new one and never adds to one that has commits")
          .fix("rdopkg patchlog   # what is on it")
          .fix("rdopkg import-patches -P OTHER-BRANCH")
          .fix("git branch -m " + state.patchesBranch() + " OTHER-NAME");
    }
    return state;
  }

  private static String base(Checkout checkout, DistgitPackage found, ImportRequest request) {
    if (request.base().isPresent()) {
      String name = request.base().get();
      return checkout
          .history()
          .commit("refs/tags/" + name)
          .or(() -> checkout.history().commit(name))
          .orElseThrow(
              () ->
                  RdopkgException.of(ErrorKind.INPUT, "Invalid git reference: " + name)
                      .because("neither a tag nor a commit of that name is in this repository")
                      .fix("git fetch --all --tags"));
    }
    String name = found.env().baseRef().require().name();
    return checkout
        .history()
        .commit("refs/tags/" + name)
        .or(() -> checkout.history().commit(name))
        .orElseThrow(
            () ->
                RdopkgException.of(ErrorKind.INPUT, "Invalid git reference: " + name)
                    .because("it names no commit"));
  }
}
