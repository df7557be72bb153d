package org.rdopkg.cli;

import java.util.List;
import org.rdopkg.console.Console;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.patch.PatchSeries;
import org.rdopkg.workflow.PatchPlan;

/** What a person reads of a {@link PatchPlan}. */
final class PlanText {
  private final Console console;
  private final PatchPlan plan;

  PlanText(Console console, PatchPlan plan) {
    this.console = console;
    this.plan = plan;
  }

  /** The patches branch and its patches, as notes. */
  void tell(boolean dryRun) {
    if (!plan.tip().isNone()) {
      PatchesTipReport.tell(console, plan.tip(), dryRun);
    }
    tellPatches();
  }

  /** The change of the spec, the message and the files, as the result. */
  void print() {
    CommitReport report = new CommitReport(console);
    report.printDiff(plan.found().specName(), plan.before().bytes(), plan.spec().bytes());
    report.printMessage(plan.message());
    printFiles();
  }

  private void tellPatches() {
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

  private void printFiles() {
    for (FileStatus file : FileStatus.of(plan)) {
      console.result(file.letter() + "\t" + file.path());
    }
  }
}
