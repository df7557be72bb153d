package org.rdopkg.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.rdopkg.console.Json;
import org.rdopkg.error.ExitCode;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.IoErrors;
import org.rdopkg.workflow.Forecast;
import org.rdopkg.workflow.ForecastWorkflow;

/** {@code rdopkg forecast}. */
final class ForecastCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Show what would become of each patch on upstream's newer versions.",
              "",
              "The patches are replayed onto every version since the spec's, or those named, in memory;"
                  + " nothing is changed. A patch that conflicts is left out to see what becomes of the"
                  + " others.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg forecast                       every newer release",
              "  rdopkg forecast -l 2.0.0 v3.0.0       the local branch on two versions",
              "  rdopkg forecast --html forecast.html  as a page to look at");
  private final Values versions =
      syntax.parameters("VERSION", "Versions or tags to look at; without, all since the spec's.");
  private final Flag localPatches =
      syntax.flag("-l --local-patches", "Take the local patches branch, not the remote one.");
  private final Value patchesBranch =
      syntax.option(
          "-p --patches-branch",
          "REMOTE/BRANCH",
          "Remote patches branch to take instead of the guessed one.");
  private final Value localPatchesBranch =
      syntax.option(
          "-P --local-patches-branch",
          "BRANCH",
          "Local patches branch to take instead of the guessed one.");
  private final VersionChoiceOptions choice = new VersionChoiceOptions(syntax);
  private final Value html =
      syntax.option("--html", "FILE", "Write it to FILE as a page that needs nothing else.");
  private final Flag json = syntax.flag("--json", "Print it as one JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Forecast forecast =
        new ForecastWorkflow(context.environment(), new ConsoleNarrator(context.console()))
            .run(
                new ForecastWorkflow.Request(
                    versions.get(),
                    choice.choice(),
                    localPatches.given(),
                    patchesBranch.get(),
                    localPatchesBranch.get()));
    Optional<String> page = html.get();
    page.ifPresent(file -> write(context, file, ForecastPage.of(forecast)));
    if (json.given()) {
      Json.print(context.console(), ForecastJson.of(forecast));
    } else if (page.isPresent()) {
      context.console().note("written: " + page.get());
    } else {
      new ForecastTable(context.console(), forecast).print();
    }
    return ExitCode.SUCCESS;
  }

  private static void write(ActionContext context, String name, String text) {
    Path file = context.environment().workingDirectory().resolve(name);
    try {
      AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw IoErrors.cannot("write " + name, e);
    }
  }
}
