package org.rdopkg.cli;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.rdopkg.console.Json;
import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.SrpmWorkflow;

/** {@code rdopkg srpm}. */
final class SrpmCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Make a source package (.src.rpm) of what is checked out.",
              "",
              "The installed rpmbuild does it, and that runs the shell and Lua code in the spec:"
                  + " only for specs that you trust.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg get-source --all && rdopkg srpm",
              "  rdopkg srpm --dist el9 -o /tmp -D 'rhel 9'");
  private final Value folder =
      syntax.option("-o --output", "DIR", "Put it into DIR instead of the checkout.");
  private final Value dist = syntax.option("--dist", "DIST", "The value of %%dist, such as el9.");
  private final Values defines =
      syntax.options("-D --define", "'NAME VALUE'", "Define a macro; may be repeated.");
  private final Flag json = syntax.flag("--json", "Print its path as one JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Path source =
        new SrpmWorkflow(context.environment(), new ConsoleNarrator(context.console()))
            .run(new SrpmWorkflow.Request(folder.get(), dist.get(), defines.get()));
    if (json.given()) {
      JsonObject object = new JsonObject();
      object.addProperty("source_package", source.toString());
      Json.print(context.console(), object);
    } else {
      context.console().result(source.toString());
    }
    return ExitCode.SUCCESS;
  }
}
