package org.rdopkg.cli;

import java.util.Optional;
import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.AmendWorkflow;
import org.rdopkg.workflow.DistgitCommit;

/** {@code rdopkg amend}. */
final class AmendCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Put the current changes into the last commit and make its message anew.",
              "",
              "All changes of tracked files go in. The message is made of the newest changelog"
                  + " entry; Change-Id and other trailers stay.",
              "")
          .footer("", "Example:", "  $EDITOR foo.spec && rdopkg amend");
  private final Value headerFile =
      syntax.option(
          "-H --commit-header-file",
          "FILE",
          "Begin the commit message with FILE's text; - is the standard input.");

  private final Flag edit = syntax.flag("--edit", "Open the editor on the spec first.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Optional<DistgitCommit> commit =
        new AmendWorkflow(context.environment(), new ConsoleNarrator(context.console()))
            .run(headerFile.get().map(file -> HeaderFile.read(context, file)), edit.given());
    if (commit.isEmpty()) {
      context.console().result("Nothing to amend: no changes, and the message is right.");
    } else {
      new CommitReport(context.console()).printCommit(commit.get());
      commit.get().warnings().forEach(context.console()::warn);
    }
    return ExitCode.SUCCESS;
  }
}
