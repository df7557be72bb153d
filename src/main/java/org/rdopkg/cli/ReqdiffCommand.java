package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.error.ExitCode;
import org.rdopkg.requirements.RequirementsDiff;
import org.rdopkg.workflow.ReqdiffWorkflow;

/** {@code rdopkg reqdiff}. */
final class ReqdiffCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Show what became of upstream's Python requirements from one version to another.",
              "",
              "Without REF from the current version to upstream's newest; with one REF from the"
                  + " current version to that; with two from the first to the second. Requirements"
                  + " are those of requirements.txt, else of pyproject.toml, else of setup.cfg, as"
                  + " far as their environment markers hold.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg reqdiff                 what comes with the next version?",
              "  rdopkg reqdiff 2.0.0           from the current version to 2.0.0",
              "  rdopkg reqdiff 1.2.3 2.0.0 --json");
  private final Values references =
      syntax.parameters("REF", "Tags, branches or commits, up to two.");
  private final Value python =
      syntax.option(
          "-p --python-version",
          "X.Y",
          "The Python that markers are evaluated for (setting python-version; default: 3.9).");
  private final Flag json = syntax.flag("--json", "Print it as one JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Console console = context.console();
    ReqdiffWorkflow.Result result =
        new ReqdiffWorkflow(context.environment(), new ConsoleNarrator(console))
            .run(references.get(), python.get());
    if (json.given()) {
      Json.print(console, toJson(result));
    } else {
      print(console, result);
    }
    return ExitCode.SUCCESS;
  }

  private static void print(Console console, ReqdiffWorkflow.Result result) {
    console.note("");
    console.note(
        Text.of("requirements.txt diff", Style.STRONG)
            .plain(" between ")
            .add(result.from(), Style.STRONG)
            .plain(" and ")
            .add(result.to(), Style.STRONG)
            .plain(":"));
    RequirementsDiff diff = result.diff();
    block(console, "ADDED", diff.added());
    block(console, "CHANGED", diff.changed());
    block(console, "REMOVED", diff.removed());
    if (diff.isEmpty()) {
      console.result("");
      console.result("no requirements changed");
    }
    console.result("");
  }

  private static void block(Console console, String title, List<RequirementsDiff.Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    console.result("");
    console.result(Text.of(title, Style.STRONG).plain(":"));
    for (RequirementsDiff.Entry entry : entries) {
      String line = "  " + entry.name() + " " + entry.versions();
      boolean changed = !entry.versions().equals(entry.before());
      String before = entry.before().isEmpty() ? "not capped" : entry.before();
      console.result(changed ? line + "  (was " + before + ")" : line);
    }
  }

  private static JsonObject toJson(ReqdiffWorkflow.Result result) {
    JsonObject object = new JsonObject();
    object.addProperty("from", result.from());
    object.addProperty("to", result.to());
    object.add("added", array(result.diff().added()));
    object.add("changed", array(result.diff().changed()));
    object.add("removed", array(result.diff().removed()));
    return object;
  }

  private static JsonArray array(List<RequirementsDiff.Entry> entries) {
    JsonArray array = new JsonArray();
    for (RequirementsDiff.Entry entry : entries) {
      JsonObject object = new JsonObject();
      object.addProperty("name", entry.name());
      object.addProperty("vers", entry.versions());
      if (!entry.before().equals(entry.versions())) {
        object.addProperty("was", entry.before());
      }
      array.add(object);
    }
    return array;
  }
}
