package org.rdopkg.cli;

import org.rdopkg.console.Json;
import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.NewVersionResult;
import org.rdopkg.workflow.NewVersionWorkflow;
import org.rdopkg.workflow.engine.Outcome;

/** {@code rdopkg new-version}. */
final class NewVersionCommand implements ResumableCommand {
  private final Syntax syntax =
      new Syntax(
              "Go to a new upstream version: patches rebased, spec and patch files updated, one"
                  + " commit.",
              "",
              "The patches branch is rebased onto the version's tag in memory: the work tree stays"
                  + " as it is, and nothing is written before all is known. What becomes of each"
                  + " patch is shown, with the reason; patches that upstream has are left out. When"
                  + " a patch conflicts you get an ordinary `git rebase` that begins with it;"
                  + " `rdopkg -c` goes on, `rdopkg --abort` puts everything back.",
              "",
              "The rebased branch is pushed only after a yes at a terminal, or with --push; never"
                  + " over commits that somebody else has pushed meanwhile.",
              "")
          .footer(
              "",
              "Examples:",
              "  git fetch --all --tags && rdopkg new-version    to the newest release",
              "  rdopkg new-version -l --dry-run 2.0.0           what would become of my patches?",
              "  rdopkg new-version -b -B rhbz#12345 2.0.0       only the spec",
              "  rdopkg new-version --worktree ../conflict       conflicts in another folder")
          .exit(ExitCode.LINT, "Nothing was done: the spec has problems that lint calls errors.");
  private final NewVersionOptions options = new NewVersionOptions(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    NewVersionTeller teller = teller(context);
    return told(context, teller, workflow(context, teller).run(options.request(context)));
  }

  @Override
  public ExitCode resume(ActionContext context) {
    NewVersionTeller teller = teller(context);
    return told(context, teller, workflow(context, teller).resume());
  }

  @Override
  public void abort(ActionContext context) {
    workflow(context, teller(context)).abort();
  }

  private NewVersionTeller teller(ActionContext context) {
    return new NewVersionTeller(context.console(), options.json());
  }

  private static NewVersionWorkflow workflow(ActionContext context, NewVersionTeller teller) {
    return new NewVersionWorkflow(context.environment(), teller);
  }

  private ExitCode told(
      ActionContext context, NewVersionTeller teller, Outcome<NewVersionResult> outcome) {
    if (outcome instanceof Outcome.Paused<NewVersionResult> paused) {
      if (options.json()) {
        Json.print(context.console(), NewVersionReportJson.of(paused, teller.told()));
      }
      return Resume.told(context.console(), paused);
    }
    NewVersionResult result = ((Outcome.Done<NewVersionResult>) outcome).result();
    if (options.json()) {
      Json.print(context.console(), NewVersionReportJson.of(result));
    } else {
      new NewVersionReport(context.console()).print(result);
    }
    boolean conflict =
        result instanceof NewVersionResult.Planned planned && planned.plan().isEmpty();
    return conflict ? ExitCode.ERROR : ExitCode.SUCCESS;
  }
}
