package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.workflow.ReviewRequest;
import org.rdopkg.workflow.ReviewResult;
import org.rdopkg.workflow.ReviewWorkflow;

/** {@code rdopkg review-patch}, {@code rdopkg review-spec}. */
final class ReviewCommand implements ActionCommand {
  private final ReviewRequest.Kind kind;
  private final Syntax syntax;
  private final Value topic;
  private final Values reviewers;
  private final Values copies;
  private final Flag workInProgress;
  private final Flag ready;
  private final Flag push;
  private final Flag dryRun;
  private final Flag json;
  private final Value branch;

  private ReviewCommand(ReviewRequest.Kind kind, Syntax syntax, String branchHelp) {
    this.kind = kind;
    this.syntax = syntax;
    topic = syntax.option("--topic", "TOPIC", "What the changes have in common.");
    reviewers =
        syntax.list("--reviewer", "WHO", ',', "Ask somebody to look: mail address or user name.");
    copies = syntax.list("--cc", "WHO", ',', "Let somebody know.");
    workInProgress = syntax.flag("--wip", "Mark the changes as work in progress.");
    ready = syntax.flag("--ready", "Mark the changes as ready for review.");
    push = syntax.flag("--push", "Send without asking; without a terminal nothing else sends.");
    dryRun = syntax.flag("--dry-run", "Only say what would be sent.");
    json = syntax.flag("--json", "Print the outcome as one JSON object.");
    branch = syntax.optionalParameter("BRANCH", branchHelp);
  }

  static ReviewCommand ofPatches() {
    return new ReviewCommand(
        ReviewRequest.Kind.PATCH,
        new Syntax(
                "Send the patches to Gerrit for review.",
                "",
                "The new commits of the local patches branch go to refs/for/BRANCH at the remote"
                    + " review-patches, through git, after a yes. Commits without a Change-Id get"
                    + " one; undo takes that back, but not what was sent.",
                "")
            .footer(
                "",
                "Examples:",
                "  rdopkg review-patch",
                "  rdopkg review-patch --topic cve --reviewer joe,jane@example.com",
                "  rdopkg review-patch --push rhos-17-patches    asks nothing"),
        "Local patches branch with the changes; else that of the branch you are on.");
  }

  static ReviewCommand ofSpec() {
    return new ReviewCommand(
        ReviewRequest.Kind.SPEC,
        new Syntax(
                "Send changes of the distgit to Gerrit for review.",
                "",
                "The new commits of the branch you are on go to refs/for/BRANCH at the remote"
                    + " review-origin, through git, after a yes. Commits without a Change-Id get"
                    + " one; undo takes that back, but not what was sent.",
                "")
            .footer(
                "",
                "Examples:",
                "  rdopkg review-spec",
                "  rdopkg review-spec --wip rpm-master    from a topic branch"),
        "Branch at Gerrit that the changes are for; else the one you are on.");
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    if (workInProgress.given() && ready.given()) {
      throw RdopkgException.of(ErrorKind.USAGE, "--wip and --ready exclude each other");
    }
    ReviewRequest request =
        new ReviewRequest(
            kind,
            branch.get(),
            new ReviewRequest.Options(
                topic.get(), reviewers.get(), copies.get(), workInProgress.given(), ready.given()),
            push.given(),
            dryRun.given());
    Console console = context.console();
    ReviewResult result =
        new ReviewWorkflow(context.environment(), new ConsoleAsker(console)).run(request);
    if (json.given()) {
      Json.print(console, toJson(result));
    } else {
      tell(console, result);
    }
    boolean left = !result.sent() && !dryRun.given() && !result.commits().isEmpty();
    if (left && !console.isInteractive()) {
      throw RdopkgException.of(ErrorKind.INPUT, "Not sent")
          .because("there is no terminal to ask at, and nothing is published without a yes")
          .fix("the same with --push");
    }
    return ExitCode.SUCCESS;
  }

  private void tell(Console console, ReviewResult result) {
    if (result.commits().isEmpty()) {
      console.result("Nothing to send: " + result.remote() + " has all commits already.");
      return;
    }
    if (result.sent()) {
      console.note("Sent to " + result.ref() + " at " + result.remote() + ":");
      result.answer().forEach(console::result);
      return;
    }
    if (dryRun.given()) {
      console.note("Dry run: would be sent to " + result.ref() + " at " + result.remote() + ":");
      result.commits().forEach(c -> console.result(c.shortId() + " " + c.subject()));
      if (!result.withoutId().isEmpty()) {
        console.note(result.withoutId().size() + " of them would get a Change-Id.");
      }
      return;
    }
    if (console.isInteractive()) {
      console.note("Not sent. By hand: " + result.command());
    }
  }

  private static JsonObject toJson(ReviewResult result) {
    JsonObject object = new JsonObject();
    object.addProperty("remote", result.remote());
    object.addProperty("ref", result.ref());
    object.addProperty("sent", result.sent());
    object.addProperty("tip", result.tip());
    JsonArray commits = new JsonArray();
    for (PatchCommit commit : result.commits()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("commit", commit.id());
      entry.addProperty("subject", commit.subject());
      entry.addProperty("change_id_added", result.withoutId().contains(commit.id()));
      commits.add(entry);
    }
    object.add("commits", commits);
    object.add("changes", array(result.changes()));
    object.add("answer", array(result.answer()));
    return object;
  }

  private static JsonElement array(java.util.List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
