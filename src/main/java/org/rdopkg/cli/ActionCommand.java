package org.rdopkg.cli;

import org.rdopkg.error.ExitCode;

/** An action of the command line: a picocli class whose options become a request to a workflow. */
interface ActionCommand {
  /** Carries the action out and shows what came of it. */
  ExitCode run(ActionContext context);
}
