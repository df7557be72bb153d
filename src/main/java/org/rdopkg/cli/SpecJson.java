package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.ChangelogEntry;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.workflow.SpecReport;

/** What a spec comes to, for machines. Every object has every key; what is not there is null. */
final class SpecJson {
  /** Epochs are small numbers for rpm; anything longer is shown as it is. */
  private static final int MAX_DIGITS = 9;

  private SpecJson() {}

  static JsonObject of(SpecReport report) {
    SpecReport.Identity identity = report.identity();
    JsonObject object = new JsonObject();
    object.addProperty("file", report.file());
    object.add("name", text(identity.name()));
    object.add("epoch", number(identity.epoch()));
    object.add("version", text(identity.version()));
    object.add("release", text(identity.release()));
    object.add("nvr", text(identity.nvr()));
    object.add("sources", sources(report.sources()));
    object.add("patches", sources(report.patches()));
    object.add("requires", requires(report.requires()));
    object.add(
        "changelog",
        report.changelog().<JsonElement>map(SpecJson::changelog).orElse(JsonNull.INSTANCE));
    object.add("applyMethod", text(report.applyMethod()));
    object.add("unknown", unknown(report.unknown()));
    object.add("error", text(report.error().map(SpecJson::error)));
    return object;
  }

  private static JsonElement text(Optional<String> text) {
    return text.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
  }

  private static JsonElement number(Optional<String> text) {
    boolean number =
        text.isPresent()
            && !text.get().isEmpty()
            && text.get().length() <= MAX_DIGITS
            && text.get().chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? new JsonPrimitive(Integer.parseInt(text.get())) : text(text);
  }

  private static JsonElement line(int line) {
    return line > 0 ? new JsonPrimitive(line) : JsonNull.INSTANCE;
  }

  private static JsonElement nonEmpty(String text) {
    return text.isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(text);
  }

  private static JsonArray sources(List<EvaluatedSource> sources) {
    JsonArray array = new JsonArray();
    for (EvaluatedSource source : sources) {
      JsonObject object = new JsonObject();
      object.addProperty("number", source.number());
      object.addProperty("written", source.written());
      object.addProperty("expanded", source.value().text());
      object.add("line", line(source.line()));
      object.add("condition", nonEmpty(source.condition()));
      object.addProperty("active", source.active());
      array.add(object);
    }
    return array;
  }

  private static JsonArray requires(List<SpecReport.Requirement> requires) {
    JsonArray array = new JsonArray();
    for (SpecReport.Requirement requirement : requires) {
      JsonObject object = new JsonObject();
      object.add("subpackage", nonEmpty(requirement.subpackage()));
      object.addProperty("name", requirement.dependency().name());
      object.add("operator", nonEmpty(requirement.dependency().operator()));
      object.add("version", nonEmpty(requirement.dependency().version()));
      object.add("qualifier", nonEmpty(requirement.qualifier()));
      object.add("line", line(requirement.line()));
      array.add(object);
    }
    return array;
  }

  private static JsonObject changelog(ChangelogEntry entry) {
    JsonObject object = new JsonObject();
    object.addProperty("header", entry.header());
    JsonArray items = new JsonArray();
    entry.items().forEach(items::add);
    object.add("items", items);
    return object;
  }

  private static JsonArray unknown(List<SpecReport.Doubt> doubts) {
    JsonArray array = new JsonArray();
    for (SpecReport.Doubt doubt : doubts) {
      JsonObject object = new JsonObject();
      object.addProperty("what", doubt.unknown().what());
      object.add("line", line(doubt.unknown().line()));
      object.addProperty("why", doubt.unknown().why());
      JsonArray affects = new JsonArray();
      doubt.affects().forEach(affects::add);
      object.add("affects", affects);
      array.add(object);
    }
    return array;
  }

  private static String error(RdopkgException error) {
    return error.why().map(why -> error.what() + ": " + why).orElse(error.what());
  }
}
