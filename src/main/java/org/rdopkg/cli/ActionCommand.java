package org.rdopkg.cli;

import org.rdopkg.error.ExitCode;

/** An action of the command line: its options, and how they become a request to a workflow. */
interface ActionCommand {
  /** What it takes on the command line, and its help. */
  Syntax syntax();

  /** Carries the action out, its options having been read, and shows what came of it. */
  ExitCode run(ActionContext context);
}
