package org.rdopkg.cli;

import org.rdopkg.error.ExitCode;
import org.rdopkg.git.tx.Operation;
import org.rdopkg.workflow.UndoWorkflow;

/** {@code rdopkg redo}. */
final class RedoCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Do again what the last undo took back.",
              "",
              "Possible until something new is done.",
              "")
          .footer("", "Example:", "  rdopkg undo && rdopkg redo");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Operation done =
        new UndoWorkflow(context.environment(), new ConsoleNarrator(context.console())).redo();
    context.console().note(("done again: " + done.action() + " " + done.subject()).stripTrailing());
    return ExitCode.SUCCESS;
  }
}
