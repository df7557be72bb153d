package org.rdopkg.cli;

import org.rdopkg.console.Json;
import org.rdopkg.error.ExitCode;
import org.rdopkg.service.distroinfo.InfoPackage;
import org.rdopkg.workflow.InfoWorkflow;

/** {@code rdopkg findpkg}. */
final class FindpkgCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Show the one package that a name, a project or an address means.",
              "",
              "A package of that name, else of that project or upstream address, else one that is"
                  + " near.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg findpkg glance",
              "  rdopkg findpkg -s https://opendev.org/openstack/nova");
  private final Flag strict =
      syntax.flag("-s --strict", "Only a whole name, project or address; nothing near.");
  private final InfoOptions options = new InfoOptions(syntax);
  private final Flag json = syntax.flag("--json", "Print it as one JSON object.");
  private final Value query =
      syntax.packageName("PACKAGE", "Name of a package or project, or the address of upstream.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    InfoPackage found =
        new InfoWorkflow(context.environment(), new ConsoleNarrator(context.console()))
            .find(options.request(), query.or(""), strict.given());
    if (json.given()) {
      Json.print(context.console(), InfoJson.value(found.fields()));
    } else {
      new InfoReport(context.console()).show(found);
    }
    return ExitCode.SUCCESS;
  }
}
