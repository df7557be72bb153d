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

/** {@code rdopkg info-attr-diff}. */
final class InfoAttrDiffCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Show in which packages the last commit of metadata has changed an attribute.",
              "",
              "INFO_REPO is a checkout of the metadata; what is in it is compared with the commit"
                  + " HEAD~, without checking that out.",
              "")
          .footer("", "Example:", "  rdopkg info-attr-diff ~/rdoinfo maintainers");
  private final Flag json = syntax.flag("--json", "Print it as one JSON object.");
  private final Value repository = syntax.parameter("INFO_REPO", "A checkout of metadata.");
  private final Value attribute = syntax.parameter("ATTR_NAME", "The attribute to compare.");
  private final Value infoFile =
      syntax.optionalParameter(
          "INFO_FILE", "File of the metadata to begin with instead of the one that settings name.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    List<InfoDiff.Attribute> changes =
        new InfoDiffWorkflow(context.environment())
            .run(repository.or("."), infoFile.get())
            .attribute(attribute.or(""));
    Console console = context.console();
    if (json.given()) {
      Json.print(console, toJson(changes));
    } else if (changes.isEmpty()) {
      console.note("No attribute changes detected.");
    } else {
      changes.forEach(
          change -> console.result(change.name() + " " + InfoText.plain(change.value())));
    }
    return ExitCode.SUCCESS;
  }

  private static JsonObject toJson(List<InfoDiff.Attribute> changes) {
    JsonArray packages = new JsonArray();
    for (InfoDiff.Attribute change : changes) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", change.name());
      entry.add("value", InfoJson.value(change.value()));
      packages.add(entry);
    }
    JsonObject object = new JsonObject();
    object.add("packages", packages);
    return object;
  }
}
