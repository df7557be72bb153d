package org.rdopkg.cli;

import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.PatchRequest;
import org.rdopkg.workflow.PatchResult;
import org.rdopkg.workflow.PatchWorkflow;

/** Runs {@code patch} or {@code update-patches} and shows what came of it. */
final class PatchRun {
  private PatchRun() {}

  static ExitCode run(ActionContext context, PatchRequest request, boolean json) {
    Console console = context.console();
    PatchResult result =
        new PatchWorkflow(context.environment(), new ConsoleNarrator(console)).run(request);
    if (json) {
      Json.print(console, PatchJson.of(result));
    } else {
      new PatchReport(console).print(result);
      BranchReport.tell(console, result.branches());
    }
    return BranchReport.failed(result.branches()) ? ExitCode.ERROR : ExitCode.SUCCESS;
  }
}
