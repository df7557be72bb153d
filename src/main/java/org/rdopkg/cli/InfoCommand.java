package org.rdopkg.cli;

import java.util.List;
import java.util.Optional;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.error.ExitCode;
import org.rdopkg.service.distroinfo.DistroInfo;
import org.rdopkg.service.distroinfo.InfoPackage;
import org.rdopkg.workflow.InfoRequest;
import org.rdopkg.workflow.InfoWorkflow;

/** {@code rdopkg info}. */
final class InfoCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Show releases and packages of the distribution's metadata.",
              "",
              "Each ATTR:REGEX lets through the packages in whose attribute the regular expression"
                  + " (RE2) is found, or with ~ in front is not found; several must all hold."
                  + " Without ATTR it is the name. Without any, there is a summary.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg info",
              "  rdopkg info nova",
              "  rdopkg info conf:client maintainers:jruzicka 'tags:~bobcat'",
              "  rdopkg info -l ~/rdoinfo --json '.*'");
  private final Value tag =
      syntax.option("-t --apply-tag", "TAG", "Let the overrides of a tag hold, such as bobcat.");
  private final InfoOptions options = new InfoOptions(syntax);
  private final Flag json = syntax.flag("--json", "Print it as one JSON object.");
  private final Values filters =
      syntax.packageNames("ATTR:REGEX", "Packages to show; a summary without any.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Console console = context.console();
    InfoRequest request = options.request(Optional.empty(), tag.get());
    InfoWorkflow workflow = new InfoWorkflow(context.environment(), new ConsoleNarrator(console));
    if (filters.get().isEmpty()) {
      summary(console, workflow.all(request));
      return ExitCode.SUCCESS;
    }
    List<InfoPackage> packages = workflow.packages(request, filters.get());
    if (json.given()) {
      DistroInfo found = new DistroInfo(List.of(), packages);
      Json.print(console, InfoJson.all(found));
    } else {
      packages(console, packages);
    }
    return ExitCode.SUCCESS;
  }

  private void summary(Console console, DistroInfo info) {
    if (json.given()) {
      Json.print(console, InfoJson.all(info));
      return;
    }
    new InfoReport(console).summary(info);
    console.result("");
    console.result("Supply regex filter(s) to list package details, e.g.:");
    for (String example : List.of("nova", "conf:client maintainers:jruzicka", "'.*'")) {
      console.result(Text.of("    rdopkg info " + example, Style.INFO));
    }
  }

  private static void packages(Console console, List<InfoPackage> packages) {
    if (packages.isEmpty()) {
      console.result("No packages match your filter.");
      return;
    }
    InfoReport report = new InfoReport(console);
    console.result(Text.of(packages.size() + " packages found:", Style.STRONG));
    for (InfoPackage pkg : packages) {
      console.result("");
      report.show(pkg);
    }
  }
}
