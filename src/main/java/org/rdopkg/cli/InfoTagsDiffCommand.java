package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ExitCode;
import org.rdopkg.service.distroinfo.InfoDiff;
import org.rdopkg.service.distroinfo.InfoText;
import org.rdopkg.workflow.InfoDiffWorkflow;

/** {@code rdopkg info-tags-diff}. */
final class InfoTagsDiffCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Show which packages' tags the last commit of metadata has changed.",
              "",
              "INFO_REPO is a checkout of the metadata; what is in it is compared with the commit"
                  + " HEAD~, without checking that out.",
              "")
          .footer(
              "", "Examples:", "  rdopkg info-tags-diff ~/rdoinfo", "  rdopkg info-tags-diff -b .");
  private final Flag buildsysTags =
      syntax.flag("-b --buildsys-tags", "Compare buildsys-tags instead of tags.");
  private final Flag json = syntax.flag("--json", "Print it as one JSON object.");
  private final Value repository = syntax.parameter("INFO_REPO", "A checkout of metadata.");
  private final Value infoFile =
      syntax.optionalParameter(
          "INFO_FILE", "File of the metadata to begin with instead of the one that settings name.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    List<InfoDiff.Tags> changes =
        new InfoDiffWorkflow(context.environment())
            .run(repository.or("."), infoFile.get())
            .tags(buildsysTags.given() ? "buildsys-tags" : "tags");
    Console console = context.console();
    if (json.given()) {
      Json.print(console, toJson(changes));
    } else if (changes.isEmpty()) {
      console.note("No tag changes detected.");
    } else {
      changes.forEach(change -> console.result(change.name() + " " + InfoText.list(change.tags())));
    }
    return ExitCode.SUCCESS;
  }

  private static JsonObject toJson(List<InfoDiff.Tags> changes) {
    JsonArray packages = new JsonArray();
    for (InfoDiff.Tags change : changes) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", change.name());
      JsonArray tags = new JsonArray();
      change.tags().forEach(tags::add);
      entry.add("tags", tags);
      packages.add(entry);
    }
    JsonObject object = new JsonObject();
    object.add("packages", packages);
    return object;
  }
}
