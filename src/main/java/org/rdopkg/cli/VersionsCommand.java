package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.error.ExitCode;
import org.rdopkg.version.UpstreamTag;
import org.rdopkg.workflow.VersionsWorkflow;

/** {@code rdopkg versions}. */
final class VersionsCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "List what upstream has released since the version of the spec, newest first.",
              "",
              "The tags of this repository tell; fetch upstream's first. The version that `rdopkg"
                  + " new-version` would take is marked.",
              "")
          .footer(
              "",
              "Examples:",
              "  git fetch --all --tags && rdopkg versions",
              "  rdopkg versions --range '~1.2'    only 1.2.x",
              "  rdopkg versions --pre --json      pre-releases too, for machines");
  private final VersionChoiceOptions choice = new VersionChoiceOptions(syntax);
  private final Flag json = syntax.flag("--json", "Print it as one JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    VersionsWorkflow.Result result =
        new VersionsWorkflow(context.environment(), new ConsoleNarrator(context.console()))
            .run(choice.choice());
    if (json.given()) {
      Json.print(context.console(), toJson(result));
    } else {
      print(context.console(), result);
    }
    return ExitCode.SUCCESS;
  }

  private void print(Console console, VersionsWorkflow.Result result) {
    console.note(
        result.packageName()
            + " is at "
            + result.version()
            + result.base().map(base -> ", based on " + base).orElse(", of which no tag is here"));
    int width =
        result.newer().stream().mapToInt(tag -> tag.version().text().length()).max().orElse(0);
    boolean first = true;
    for (UpstreamTag tag : result.newer()) {
      String version = tag.version().text();
      String padded = version + " ".repeat(width - version.length());
      Text line = Text.of(padded, first ? Style.GOOD : Style.PLAIN).plain("  " + tag.name());
      console.result(first ? line.plain("  <- rdopkg new-version") : line);
      first = false;
    }
    if (result.newer().isEmpty()) {
      console.note("No tag of a newer version" + choice.told() + ".");
      console.note(
          "Fetched? git fetch --all --tags"
              + (result.upstreamIsRemote()
                  ? ""
                  : "; or no remote yet? git remote add -f upstream GIT_URL"));
    }
    if (result.preReleases() > 0) {
      String are = result.preReleases() == 1 ? " pre-release is" : " pre-releases are";
      console.note(result.preReleases() + are + " left out: see --pre");
    }
  }

  private static JsonObject toJson(VersionsWorkflow.Result result) {
    JsonObject object = new JsonObject();
    object.addProperty("package", result.packageName());
    object.addProperty("version", result.version());
    object.addProperty("base", result.base().orElse(null));
    object.addProperty("next", result.next().map(UpstreamTag::name).orElse(null));
    JsonArray newer = new JsonArray();
    for (UpstreamTag tag : result.newer()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("version", tag.version().text());
      entry.addProperty("tag", tag.name());
      entry.addProperty("pre_release", tag.version().isPreRelease());
      newer.add(entry);
    }
    object.add("newer", newer);
    object.addProperty("pre_releases_left_out", result.preReleases());
    return object;
  }
}
