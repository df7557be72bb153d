package org.rdopkg.console;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** JSON output: in UTF-8, a line end after it. */
public final class Json {
  private static final Gson COMPACT =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private Json() {}

  /** Prints a value as the result of a run, indented. */
  public static void print(Console console, JsonElement value) {
    String text =
        new GsonBuilder()
            .setFormattingStyle(FormattingStyle.PRETTY)
            .disableHtmlEscaping()
            .serializeNulls()
            .create()
            .toJson(value);
    print(console, text);
  }

  /** Prints one value of many, on a line of its own. */
  public static void printLine(Console console, JsonElement value) {
    print(console, COMPACT.toJson(value));
  }

  /** Prints a value on one line, a blank behind each comma and colon, as Python's encoder does. */
  public static void printSpaced(Console console, JsonElement value) {
    String text =
        new GsonBuilder()
            .setFormattingStyle(FormattingStyle.COMPACT.withSpaceAfterSeparators(true))
            .disableHtmlEscaping()
            .serializeNulls()
            .create()
            .toJson(value);
    print(console, text);
  }

  private static void print(Console console, String json) {
    console.raw((safe(json) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * JSON whose strings cannot move a terminal's cursor: DEL and the C1 controls, which JSON allows
   * as they are (RFC 8259, section 7), escaped. Such characters stand in strings only.
   */
  private static String safe(String json) {
    StringBuilder out = new StringBuilder(0);
    int done = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c >= 0x7f && c < 0xa0) {
        out.append(json, done, i).append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
        done = i + 1;
      }
    }
    return done == 0 ? json : out.append(json, done, json.length()).toString();
  }
}
