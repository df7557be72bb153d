package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.QueryWorkflow;

/** {@code rdopkg query}. */
final class QueryCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Show which versions of a package the repositories of a release have, newest first.",
              "",
              "Releases and their repositories are those of the distribution's metadata (rdopkg"
                  + " release). Repositories are asked with dnf repoquery where it is installed,"
                  + " else their metadata is read and kept in the cache; the setting repoquery"
                  + " decides otherwise.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg query bobcat python3-oslo-config        for all that bobcat is built for",
              "  rdopkg query -v bobcat/el9s python3-novaclient",
              "  rdopkg query bobcat python3-six --json");
  private final Value filter =
      syntax.parameter(
          "RELEASE[/DIST]", "The release, and what it is built for; see rdopkg release.");
  private final Value packageName =
      syntax.packageName("PACKAGE", "The package, or what a package provides.");
  private final Flag verbose = syntax.flag("-v", "Tell each repository's answer as it comes.");
  private final Flag json = syntax.flag("--json", "Print it as one JSON array.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Console console = context.console();
    List<QueryWorkflow.Answer> answers =
        new QueryWorkflow(context.environment(), new ConsoleNarrator(console))
            .run(filter.or(""), packageName.or(""), verbose.given());
    if (json.given()) {
      Json.print(console, toJson(answers));
    } else {
      answers.forEach(answer -> print(console, answer));
    }
    return ExitCode.SUCCESS;
  }

  private static void print(Console console, QueryWorkflow.Answer answer) {
    console.result(Text.of(answer.release() + "/" + answer.dist(), Style.STRONG));
    if (answer.builds().isEmpty()) {
      console.result("    not available");
    }
    boolean first = true;
    for (QueryWorkflow.Build build : answer.builds()) {
      console.result(
          Text.of("    ")
              .add(build.nvr(), first ? Style.STRONG : Style.PLAIN)
              .plain("  @  " + build.repository()));
      first = false;
    }
  }

  private static JsonArray toJson(List<QueryWorkflow.Answer> answers) {
    JsonArray array = new JsonArray();
    for (QueryWorkflow.Answer answer : answers) {
      JsonArray builds = new JsonArray();
      for (QueryWorkflow.Build build : answer.builds()) {
        JsonObject one = new JsonObject();
        one.addProperty("nvr", build.nvr());
        one.addProperty("version", build.version());
        one.addProperty("repository", build.repository());
        builds.add(one);
      }
      JsonObject object = new JsonObject();
      object.addProperty("release", answer.release());
      object.addProperty("dist", answer.dist());
      object.add("builds", builds);
      array.add(object);
    }
    return array;
  }
}
