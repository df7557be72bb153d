package org.rdopkg.cli;

import org.rdopkg.error.ExitCode;

/** {@code rdopkg doctor}: {@code setup --check} under the name that people look for. */
final class DoctorCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Tell what this checkout lacks; the same as `rdopkg setup --check`.",
              "",
              "For each need ok, missing or advice, with the commands that help. Nothing is"
                  + " changed.",
              "")
          .footer("", "Example:", "  rdopkg doctor")
          .exit(ExitCode.ERROR, "Something that is needed is missing.");
  private final Flag json = syntax.flag("--json", "Print it as a JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    return SetupCommand.check(
        context.console(), SetupCommand.workflow(context, true).check(), json.given());
  }
}
