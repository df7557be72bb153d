package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ExitCode;
import org.rdopkg.service.distroinfo.InfoDiff;
import org.rdopkg.service.distroinfo.InfoText;
import org.rdopkg.workflow.InfoDiffWorkflow;

/** {@code rdopkg info-tags-diff} and {@code info-attr-diff}: what a commit of metadata changed. */
final class InfoDiffCommand implements ActionCommand {
  private final Syntax syntax;
  private final Flag json;
  private final Value repository;
  private final Function<InfoDiff, List<Change>> changes;
  private final Value infoFile;
  private final String noChange;

  /**
   * A package that has changed.
   *
   * @param value what is new
   * @param key what that is called in JSON
   * @param text the value for people
   */
  private record Change(String name, String key, JsonElement value, String text) {}

  /** Declares what one of the two asks for, and finds the changes that it means. */
  private interface Question {
    Function<InfoDiff, List<Change>> declaredIn(Syntax syntax);
  }

  private InfoDiffCommand(Syntax syntax, Question question, String noChange) {
    this.syntax = syntax;
    this.noChange = noChange;
    json = syntax.flag("--json", "Print it as one JSON object.");
    repository = syntax.parameter("INFO_REPO", "A checkout of metadata.");
    changes = question.declaredIn(syntax);
    infoFile =
        syntax.optionalParameter(
            "INFO_FILE",
            "File of the metadata to begin with instead of the one that settings name.");
  }

  private static Syntax syntax(String summary, String... examples) {
    return new Syntax(
            summary,
            "",
            "INFO_REPO is a checkout of the metadata; what is in it is compared with the commit"
                + " HEAD~, without checking that out.",
            "")
        .footer(examples);
  }

  /** {@code info-tags-diff}. */
  static InfoDiffCommand ofTags() {
    Syntax syntax =
        syntax(
            "Show which packages' tags the last commit of metadata has changed.",
            "",
            "Examples:",
            "  rdopkg info-tags-diff ~/rdoinfo",
            "  rdopkg info-tags-diff -b .");
    Flag buildsysTags = syntax.flag("-b --buildsys-tags", "Compare buildsys-tags instead of tags.");
    Function<InfoDiff, List<Change>> changes =
        diff ->
            diff.tags(buildsysTags.given() ? "buildsys-tags" : "tags").stream()
                .map(InfoDiffCommand::change)
                .toList();
    return new InfoDiffCommand(syntax, same -> changes, "No tag changes detected.");
  }

  /** {@code info-attr-diff}. */
  static InfoDiffCommand ofAttribute() {
    Syntax syntax =
        syntax(
            "Show in which packages the last commit of metadata has changed an attribute.",
            "",
            "Example:",
            "  rdopkg info-attr-diff ~/rdoinfo maintainers");
    Question attribute =
        same -> {
          Value name = same.parameter("ATTR_NAME", "The attribute to compare.");
          return diff -> diff.attribute(name.or("")).stream().map(InfoDiffCommand::change).toList();
        };
    return new InfoDiffCommand(syntax, attribute, "No attribute changes detected.");
  }

  private static Change change(InfoDiff.Tags tags) {
    JsonArray names = new JsonArray();
    tags.tags().forEach(names::add);
    return new Change(tags.name(), "tags", names, InfoText.list(tags.tags()));
  }

  private static Change change(InfoDiff.Attribute attribute) {
    return new Change(
        attribute.name(),
        "value",
        InfoJson.value(attribute.value()),
        InfoText.plain(attribute.value()));
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    List<Change> found =
        changes.apply(
            new InfoDiffWorkflow(context.environment()).run(repository.or("."), infoFile.get()));
    Console console = context.console();
    if (json.given()) {
      Json.print(console, toJson(found));
    } else if (found.isEmpty()) {
      console.note(noChange);
    } else {
      found.forEach(change -> console.result(change.name() + " " + change.text()));
    }
    return ExitCode.SUCCESS;
  }

  private static JsonObject toJson(List<Change> changes) {
    JsonArray packages = new JsonArray();
    for (Change change : changes) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", change.name());
      entry.add(change.key(), change.value());
      packages.add(entry);
    }
    JsonObject object = new JsonObject();
    object.add("packages", packages);
    return object;
  }
}
