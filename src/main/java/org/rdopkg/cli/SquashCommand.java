package org.rdopkg.cli;

import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.DistgitCommit;
import org.rdopkg.workflow.SquashWorkflow;

/** {@code rdopkg squash}. */
final class SquashCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Melt the last commit into the one before, with that one's message.",
              "",
              "The work tree and what is staged stay as they are.",
              "")
          .footer("", "Example:", "  rdopkg squash");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    DistgitCommit commit =
        new SquashWorkflow(context.environment(), new ConsoleNarrator(context.console())).run();
    new CommitReport(context.console()).printCommit(commit);
    commit.warnings().forEach(context.console()::warn);
    return ExitCode.SUCCESS;
  }
}
