package org.rdopkg.cli;

import java.util.List;
import org.rdopkg.console.Console;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.patch.PatchSeries;
import org.rdopkg.workflow.PatchPlan;
import org.rdopkg.workflow.PatchResult;
import org.rdopkg.workflow.PatchesTip;

/** What a person reads of {@code patch}. */
final class PatchReport {
  private final Console console;

  PatchReport(Console console) {
    this.console = console;
  }

  void print(PatchResult result) {
    PatchPlan plan = result.plan();
    tellBranch(plan.tip(), result instanceof PatchResult.Planned);
    tellPatches(plan);
    plan.warnings().forEach(console::warn);
    if (result instanceof PatchResult.Unchanged || plan.changesNothing()) {
      console.result("No changes to patches found");
      return;
    }
    CommitReport report = new CommitReport(console);
    report.printDiff(plan.found().specName(), plan.found().spec().bytes(), plan.spec().bytes());
    report.printMessage(plan.message());
    printFiles(plan);
    console.result("");
    if (result instanceof PatchResult.Done done) {
      done.applied().warnings().forEach(console::warn);
      console.result("Requested distgit update finished, see last commit.");
    } else {
      console.result("Dry run: nothing was changed.");
    }
  }

  private void tellBranch(PatchesTip tip, boolean dryRun) {
    tip.move()
        .ifPresent(
            move ->
                console.note(
                    tip.branch()
                        + (dryRun ? " would be " : " was ")
                        + move.reason().replace("rdopkg: ", "")));
    List<PatchCommit> leaving = tip.leaving();
    if (!leaving.isEmpty()) {
      console.warn(
          leaving.size()
              + " commits are only on the local branch "
              + tip.branch()
              + " and leave it; they stay reachable below refs/rdopkg/:");
      leaving.forEach(
          commit ->
              console.note(
                  Text.of("  ").add(commit.shortId(), Style.WARN).plain("  " + commit.subject())));
    }
  }

  private void tellPatches(PatchPlan plan) {
    List<PatchCommit> patches = plan.series().patches();
    for (int i = patches.size() - 1; i >= 0; i--) {
      console.note(
          Text.of(patches.get(i).shortId(), Style.GOOD).plain("  " + patches.get(i).subject()));
    }
    for (PatchCommit empty : plan.series().with(PatchSeries.Role.EMPTY)) {
      console.warn(
          "left out " + empty.shortId() + " " + empty.subject() + ": the commit changes nothing");
    }
    plan.old()
        .diff()
        .removed()
        .forEach(
            old ->
                console.note(
                    Text.of("removed ", Style.WARN).plain(old.file().name() + ": " + old.title())));
    plan.old().byHand().forEach(name -> console.note("kept by hand: " + name));
  }

  private void printFiles(PatchPlan plan) {
    for (FileStatus file : FileStatus.of(plan)) {
      console.result(file.letter() + "\t" + file.path());
    }
  }
}
