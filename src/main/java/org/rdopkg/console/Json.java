package org.rdopkg.console;

import com.google.gson.FormattingStyle;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.nio.charset.StandardCharsets;

/** JSON output: indented, in UTF-8, a line end after it. */
public final class Json {
  private Json() {}

  /** Prints a value as the result of a run. */
  public static void print(Console console, JsonElement value) {
    String text =
        new GsonBuilder()
            .setFormattingStyle(FormattingStyle.PRETTY)
            .disableHtmlEscaping()
            .serializeNulls()
            .create()
            .toJson(value);
    console.raw((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
