package org.rdopkg.cli;

import java.util.List;
import org.rdopkg.console.Console;
import org.rdopkg.workflow.NewVersionResult;
import org.rdopkg.workflow.NewVersionResult.Going;
import org.rdopkg.workflow.PatchOutcome;
import org.rdopkg.workflow.PatchPlan;

/** What a person reads of {@code new-version}. */
final class NewVersionReport {
  private final Console console;

  NewVersionReport(Console console) {
    this.console = console;
  }

  void print(NewVersionResult result) {
    if (result instanceof NewVersionResult.AlreadyThere there) {
      console.result("Package is already at version " + there.version());
    } else if (result instanceof NewVersionResult.Planned planned) {
      printPlanned(planned);
    } else if (result instanceof NewVersionResult.Done done) {
      printDone(done);
    }
  }

  private void printPlanned(NewVersionResult.Planned planned) {
    if (planned.plan().isPresent()) {
      printPlan(planned.plan().get(), planned.going(), true);
    } else {
      console.result("A patch conflicts with " + planned.going().ref() + ":");
      printOutcomes(planned.going());
      planned.going().outcomes().stream()
          .flatMap(outcome -> outcome.conflictLines().stream())
          .forEach(line -> console.result("  " + line));
    }
    console.result("");
    console.result("Dry run: nothing was changed.");
  }

  private void printDone(NewVersionResult.Done done) {
    done.made().ifPresent(made -> printPlan(made.plan(), done.going(), false));
    console.result("");
    done.made().ifPresent(made -> made.applied().warnings().forEach(console::warn));
    NewVersionResult.Push push = done.push();
    if (push.pushed()) {
      console.result("Pushed " + done.going().patchesBranch() + " to " + push.branch() + ".");
    } else if (!push.command().isEmpty()) {
      console.note("Not pushed to " + push.branch() + ". To do that: " + push.command());
    }
    console.result("Requested distgit update finished, see last commit.");
  }

  private void printPlan(PatchPlan plan, Going going, boolean dryRun) {
    PlanText text = new PlanText(console, plan);
    text.tell(dryRun);
    plan.warnings().forEach(console::warn);
    text.print();
    if (going.rebased()) {
      console.result("");
      printOutcomes(going);
    }
  }

  private void printOutcomes(Going going) {
    List<PatchOutcome> outcomes = going.outcomes();
    console.result(
        outcomes.isEmpty()
            ? "No patches on " + going.patchesBranch() + "."
            : "Patches: " + OutcomeTable.counts(outcomes));
    OutcomeTable.of(outcomes.stream().filter(PatchOutcome::isRemarkable).toList())
        .forEach(console::result);
  }
}
