package org.rdopkg.cli;

import org.rdopkg.error.ExitCode;

/** An action that may pause. */
interface ResumableCommand extends ActionCommand {
  /**
   * Goes on where the action was paused. Its options have been read when the command line named the
   * action too; else none was given.
   */
  ExitCode resume(ActionContext context);

  /** Gives the paused action up and puts everything back. */
  void abort(ActionContext context);
}
