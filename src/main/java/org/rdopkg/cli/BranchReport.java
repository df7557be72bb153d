package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.rdopkg.console.Console;
import org.rdopkg.workflow.BranchOutcome;

/** What is told of the branches that {@code --branches} names. */
final class BranchReport {
  private BranchReport() {}

  /** Tells a line for each; answers whether one of them failed. */
  static boolean tell(Console console, List<BranchOutcome> outcomes) {
    outcomes.forEach(outcome -> tell(console, outcome));
    return failed(outcomes);
  }

  static boolean failed(List<BranchOutcome> outcomes) {
    return outcomes.stream().anyMatch(outcome -> outcome.kind() == BranchOutcome.Kind.FAILED);
  }

  private static void tell(Console console, BranchOutcome outcome) {
    String detail = outcome.detail();
    String branch = outcome.branch();
    switch (outcome.kind()) {
      case FAST_FORWARDED -> console.result(branch + ": the same commit");
      case REPLAYED -> console.result(branch + ": a commit of its own, " + detail.substring(0, 7));
      case UP_TO_DATE -> console.result(branch + ": nothing to do");
      case PLANNED -> console.result(branch + ": would get " + detail);
      case FAILED -> console.warn(branch + " is left as it is: " + detail);
    }
  }

  static JsonArray json(List<BranchOutcome> outcomes) {
    JsonArray branches = new JsonArray();
    for (BranchOutcome outcome : outcomes) {
      JsonObject branch = new JsonObject();
      branch.addProperty("branch", outcome.branch());
      branch.addProperty(
          "status", outcome.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      boolean commit =
          outcome.kind() != BranchOutcome.Kind.FAILED
              && outcome.kind() != BranchOutcome.Kind.PLANNED;
      branch.addProperty(commit ? "commit" : "detail", outcome.detail());
      branches.add(branch);
    }
    return branches;
  }
}
