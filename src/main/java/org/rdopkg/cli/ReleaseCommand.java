package org.rdopkg.cli;

import com.google.gson.JsonObject;
import java.util.List;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.service.distroinfo.InfoRelease;
import org.rdopkg.workflow.InfoWorkflow;

/** {@code rdopkg release}. */
final class ReleaseCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax("Show the releases of the distribution, and what they are built for.", "")
          .footer(
              "",
              "Examples:",
              "  rdopkg release",
              "  rdopkg release -r bobcat",
              "  rdopkg release -s maintained    only their names");
  private final Value name = syntax.option("-r --release", "RELEASE", "Only this release.");
  private final Value repo =
      syntax.option("-R --repo", "REPO", "Only releases built for this, such as el9s.");
  private final Value phase =
      syntax.option("-s --phase", "PHASE", "Names of the releases in a phase, such as maintained.");
  private final InfoOptions options = new InfoOptions(syntax);
  private final Flag json = syntax.flag("--json", "Print them as one JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    if (name.get().isPresent() && repo.get().isPresent()) {
      throw RdopkgException.of(
              ErrorKind.USAGE, "The option -r and -R cannot be used at the same time")
          .because("one names a release, the other asks for all of a repo");
    }
    List<InfoRelease> releases =
        new InfoWorkflow(context.environment(), new ConsoleNarrator(context.console()))
            .releases(options.request(), name.get(), phase.get(), repo.get());
    if (json.given()) {
      JsonObject object = new JsonObject();
      object.add("releases", InfoJson.releases(releases));
      Json.print(context.console(), object);
    } else {
      print(context.console(), releases);
    }
    return ExitCode.SUCCESS;
  }

  private void print(Console console, List<InfoRelease> releases) {
    boolean names = phase.get().isPresent() && name.get().isEmpty();
    if (releases.isEmpty()) {
      console.result("No release match your " + (names ? "phase filter." : "filter."));
    }
    for (InfoRelease release : releases) {
      if (names) {
        console.result(release.name());
        continue;
      }
      new InfoReport(console).show(release);
      if (name.get().isEmpty()) {
        console.result("");
      }
    }
  }
}
