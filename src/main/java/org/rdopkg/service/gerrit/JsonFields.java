package org.rdopkg.service.gerrit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Fields of JSON that may be missing or of another kind: then there is nothing there. */
final class JsonFields {
  private static final int LONGEST_NUMBER = 9;

  private JsonFields() {}

  static String text(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  /** Older servers write numbers as texts. */
  static int number(JsonObject object, String key) {
    String text = text(object, key);
    String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    boolean number =
        !digits.isEmpty()
            && digits.length() <= LONGEST_NUMBER
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(text) : 0;
  }

  static boolean truth(JsonObject object, String key) {
    return text(object, key).equals("true");
  }

  static JsonObject object(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value == null ? new JsonObject() : object(value);
  }

  static JsonObject object(JsonElement value) {
    return value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
  }

  static JsonArray array(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
  }
}
