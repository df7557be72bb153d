package org.rdopkg.cli;

import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.workflow.UndoWorkflow;

/** {@code rdopkg undo}. */
final class UndoCommand implements ActionCommand {
  private static final int LONGEST = 4;

  private final Syntax syntax =
      new Syntax(
              "Take back what rdopkg did last: refs, HEAD, index and files are as before.",
              "",
              "Refuses, and says why, when something that it would put back has been changed since."
                  + " What was pushed stays pushed; the command that puts it back is shown.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg undo      the last operation",
              "  rdopkg undo 3    the last three, newest first",
              "  rdopkg redo      does again what undo took back");
  private final Value count =
      syntax.optionalParameter("N", "How many operations to take back (default: 1).");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    new UndoWorkflow(context.environment(), new ConsoleNarrator(context.console()))
        .undo(number(count.or("1")));
    return ExitCode.SUCCESS;
  }

  /** A count from a command line: 1 to 9999. */
  static int number(String text) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= LONGEST
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = digits ? Integer.parseInt(text) : 0;
    if (number == 0) {
      throw RdopkgException.of(ErrorKind.USAGE, "Invalid number: " + text)
          .because("it must be 1 or more")
          .fix("rdopkg oplog   # what can be taken back");
    }
    return number;
  }
}
