package org.rdopkg.cli;

import org.rdopkg.console.Console;
import org.rdopkg.workflow.PatchPlan;
import org.rdopkg.workflow.PatchResult;

/** What a person reads of {@code patch}. */
final class PatchReport {
  private final Console console;

  PatchReport(Console console) {
    this.console = console;
  }

  void print(PatchResult result) {
    PatchPlan plan = result.plan();
    PlanText text = new PlanText(console, plan);
    text.tell(result instanceof PatchResult.Planned);
    plan.warnings().forEach(console::warn);
    if (result instanceof PatchResult.Unchanged || plan.changesNothing()) {
      console.result("No changes to patches found");
      return;
    }
    text.print();
    console.result("");
    if (result instanceof PatchResult.Done done) {
      done.applied().warnings().forEach(console::warn);
      console.result("Requested distgit update finished, see last commit.");
    } else {
      console.result("Dry run: nothing was changed.");
    }
  }
}
