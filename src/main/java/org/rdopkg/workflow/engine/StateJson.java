package org.rdopkg.workflow.engine;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The state file's format: one JSON object, {@code rdopkg} is its version. */
final class StateJson {
  static final int VERSION = 1;

  private StateJson() {}

  /** What a file's bytes turn out to be. */
  sealed interface Content {
    /** A state of ours. */
    record Ours(SavedState state) implements Content {}

    /** The Python tool's: {@code {"action": ["fix", "STEP"], "args": {...}}}. */
    record Python(String action, String step) implements Content {}

    /** A state of another version of rdopkg. */
    record OtherVersion(String version) implements Content {}

    /** Nothing that rdopkg knows. */
    record Unreadable(String why) implements Content {}
  }

  static byte[] write(SavedState saved) {
    JsonObject object = new JsonObject();
    object.addProperty("rdopkg", VERSION);
    object.addProperty("action", saved.action());
    object.add("arguments", map(saved.arguments()));
    JsonArray steps = new JsonArray();
    for (SavedState.StepName step : saved.steps()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", step.name());
      entry.addProperty("description", step.description());
      steps.add(entry);
    }
    object.add("steps", steps);
    object.addProperty("step", saved.step());
    JsonObject before = new JsonObject();
    before.addProperty("head", saved.before().head());
    saved.before().commit().ifPresent(commit -> before.addProperty("commit", commit));
    before.add("refs", map(saved.before().refs()));
    object.add("before", before);
    object.add("state", saved.state());
    String text =
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(object);
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static Content read(byte[] bytes) {
    JsonObject object;
    try {
      JsonElement parsed = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
      if (!parsed.isJsonObject()) {
        return new Content.Unreadable("it is not a JSON object");
      }
      object = parsed.getAsJsonObject();
    } catch (RuntimeException e) {
      return new Content.Unreadable("it is not JSON" + place(firstLine(e)));
    }
    try {
      return read(object);
    } catch (RuntimeException e) {
      return new Content.Unreadable("it is not complete, or of another form");
    }
  }

  /** Where Gson stopped; what it says besides names its own classes. */
  private static String place(String message) {
    int start = message.lastIndexOf(" at line ");
    int end = message.indexOf(" path ", Math.max(0, start));
    return start < 0 || end < 0 ? "" : ", as seen" + message.substring(start, end);
  }

  private static String firstLine(RuntimeException e) {
    return Optional.ofNullable(e.getMessage()).flatMap(m -> m.lines().findFirst()).orElse("?");
  }

  private static Content read(JsonObject object) {
    JsonElement version = object.get("rdopkg");
    if (version == null) {
      return python(object);
    }
    if (!version.getAsString().equals(String.valueOf(VERSION))) {
      return new Content.OtherVersion(version.getAsString());
    }
    List<SavedState.StepName> steps = new ArrayList<>();
    for (JsonElement step : object.getAsJsonArray("steps")) {
      steps.add(
          new SavedState.StepName(
              text(step.getAsJsonObject(), "name"), text(step.getAsJsonObject(), "description")));
    }
    JsonObject before = object.getAsJsonObject("before");
    SavedState saved =
        new SavedState(
            text(object, "action"),
            map(object.getAsJsonObject("arguments")),
            steps,
            text(object, "step"),
            new CheckoutBefore(
                text(before, "head"),
                Optional.ofNullable(before.get("commit")).map(JsonElement::getAsString),
                map(before.getAsJsonObject("refs"))),
            object.getAsJsonObject("state"));
    saved.position();
    return new Content.Ours(saved);
  }

  private static Content python(JsonObject object) {
    if (object.get("action") instanceof JsonArray action && action.size() > 0) {
      String step = action.size() > 1 ? action.get(1).getAsString() : "";
      return new Content.Python(action.get(0).getAsString(), step);
    }
    return new Content.Unreadable("it does not say which version of rdopkg has written it");
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    if (value == null) {
      throw new IllegalStateException("no \"" + name + "\"");
    }
    return value.getAsString();
  }

  private static JsonObject map(Map<String, String> map) {
    JsonObject object = new JsonObject();
    map.forEach(object::addProperty);
    return object;
  }

  private static SortedMap<String, String> map(JsonObject object) {
    SortedMap<String, String> map = new TreeMap<>();
    object.entrySet().forEach(entry -> map.put(entry.getKey(), entry.getValue().getAsString()));
    return map;
  }
}
