package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.error.ExitCode;
import org.rdopkg.patch.BugPatterns;
import org.rdopkg.patch.PatchSeries;
import org.rdopkg.workflow.PatchlogWorkflow;

/** {@code rdopkg patchlog}. */
final class PatchlogCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Show the patches on top of the patches base: hash, subject, bugs.",
              "",
              "Newest first. Those that patches_base=+N, patches_ignore or their emptiness keep out"
                  + " of the spec are marked.",
              "")
          .footer("", "Example:", "  rdopkg patchlog");
  private final Flag json = syntax.flag("--json", "Print it as one JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    PatchlogWorkflow.Result result = new PatchlogWorkflow(context.environment()).run();
    if (json.given()) {
      Json.print(context.console(), toJson(result));
    } else {
      print(context.console(), result);
    }
    return ExitCode.SUCCESS;
  }

  private static void print(Console console, PatchlogWorkflow.Result result) {
    PatchSeries series = result.series();
    console.result("");
    console.result(
        Text.of("Patches branch ")
            .add(result.branch(), Style.STRONG)
            .plain(" is at version ")
            .add(result.version(), Style.STRONG));
    console.result("");
    int excluded = series.size() - series.patches().size();
    console.result(
        Text.of(series.size() + " patches", Style.STRONG)
            .plain(" on top of ")
            .add(result.base(), Style.STRONG)
            .plain(", ")
            .add(String.valueOf(excluded), Style.STRONG)
            .plain(" excluded"));
    console.result("");
    List<PatchSeries.Entry> entries = series.entries();
    for (int i = entries.size() - 1; i >= 0; i--) {
      console.result(line(entries.get(i), result.bugs()));
    }
  }

  private static Text line(PatchSeries.Entry entry, BugPatterns bugs) {
    boolean patch = entry.role() == PatchSeries.Role.PATCH;
    Text text =
        Text.of(entry.commit().shortId(), patch ? Style.GOOD : Style.BAD)
            .plain("  " + bugs.describe(entry.commit()));
    return patch ? text : text.plain("  (" + reason(entry.role()) + ")");
  }

  private static String reason(PatchSeries.Role role) {
    return switch (role) {
      case PATCH -> "";
      case BELOW_BASE -> "excluded by base";
      case IGNORED -> "excluded by patches_ignore";
      case EMPTY -> "excluded: changes nothing";
    };
  }

  /** The name of a role in JSON. */
  static String role(PatchSeries.Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonObject toJson(PatchlogWorkflow.Result result) {
    JsonObject object = new JsonObject();
    object.addProperty("patches_branch", result.branch());
    object.addProperty("version", result.version());
    object.addProperty("base", result.base());
    JsonArray patches = new JsonArray();
    for (PatchSeries.Entry entry : result.series().entries()) {
      JsonObject patch = new JsonObject();
      patch.addProperty("commit", entry.commit().id());
      patch.addProperty("subject", entry.commit().subject());
      patch.add("bugs", BugText.json(entry.commit(), result.bugs()));
      patch.addProperty("role", role(entry.role()));
      patches.add(patch);
    }
    object.add("patches", patches);
    return object;
  }
}
