package org.rdopkg.cli;

import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.GetPatchesWorkflow;
import org.rdopkg.workflow.PatchesTip;

/** {@code rdopkg get-patches}. */
final class GetPatchesCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Set the local patches branch to the remote one and switch to it.",
              "",
              "Commits that only the local branch has are named, and stay reachable below"
                  + " refs/rdopkg/.",
              "")
          .footer("", "Example:", "  rdopkg get-patches");
  private final Value patchesBranch =
      syntax.option(
          "-p --patches-branch",
          "REMOTE/BRANCH",
          "Remote patches branch to take instead of the guessed one.");
  private final Value localPatchesBranch =
      syntax.option(
          "-P --local-patches-branch",
          "BRANCH",
          "Local patches branch to set instead of the guessed one.");
  private final GerritOptions gerrit = new GerritOptions(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    PatchesTip tip =
        new GetPatchesWorkflow(context.environment(), new ConsoleNarrator(context.console()))
            .run(patchesBranch.get(), localPatchesBranch.get(), gerrit.request());
    PatchesTipReport.tell(context.console(), tip, false);
    context.console().note("Switched to " + tip.branch() + ".");
    return ExitCode.SUCCESS;
  }
}
