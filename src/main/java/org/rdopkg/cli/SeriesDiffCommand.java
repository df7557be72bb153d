package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.error.ExitCode;
import org.rdopkg.git.rangediff.RangeDiff;
import org.rdopkg.git.rangediff.SeriesPair;
import org.rdopkg.git.rangediff.SeriesPatch;
import org.rdopkg.workflow.SeriesDiffWorkflow;

/** {@code rdopkg series-diff}. */
final class SeriesDiffCommand implements ActionCommand {
  private static final int SHORT_ID = 7;

  private final Syntax syntax =
      new Syntax(
              "Compare two states of the patches: which stayed, changed, were dropped or added.",
              "",
              "A state is `files` (the .patch files of the spec), a branch, tag or reflog entry, or"
                  + " BASE..TIP. Without words the files are compared with the patches branch."
                  + " Signs are those of git range-diff: = same, ! changed, < dropped, > added.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg series-diff                                   files against the patches"
                  + " branch",
              "  rdopkg series-diff patches/f42-patches f42-patches   what is not pushed yet",
              "  rdopkg series-diff foo-1.2.3-4                       since the tag of a build");
  private final Value before =
      syntax.optionalParameter("OLD", "The first state: the files, unless said.");
  private final Value after =
      syntax.optionalParameter("NEW", "The second state: the patches branch, unless said.");
  private final Flag noPatch = syntax.flag("-s --no-patch", "Only the pairs, not what changed.");
  private final Flag json = syntax.flag("--json", "Print it as one JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    SeriesDiffWorkflow.Result result =
        new SeriesDiffWorkflow(context.environment()).run(before.get(), after.get());
    if (json.given()) {
      Json.print(context.console(), toJson(result));
    } else {
      print(context.console(), result);
    }
    return ExitCode.SUCCESS;
  }

  private void print(Console console, SeriesDiffWorkflow.Result result) {
    console.note(
        "%s: %d patches; %s: %d patches"
            .formatted(
                result.beforeName(),
                result.before().size(),
                result.afterName(),
                result.after().size()));
    for (SeriesPair pair : result.pairs()) {
      console.result(line(result, pair));
      if (pair.fate() == SeriesPair.Fate.CHANGED && !noPatch.given()) {
        interdiff(result, pair)
            .lines()
            .forEach(line -> console.result(Text.of("    ").add(line, DiffStyle.of(line))));
      }
    }
  }

  private static Text line(SeriesDiffWorkflow.Result result, SeriesPair pair) {
    int width = String.valueOf(Math.max(result.before().size(), result.after().size())).length();
    String old = side(result.before(), pair.before(), width);
    String now = side(result.after(), pair.after(), width);
    SeriesPatch named =
        pair.after().isPresent()
            ? result.after().get(pair.after().getAsInt())
            : result.before().get(pair.before().getAsInt());
    return Text.of(old + " ")
        .add(String.valueOf(pair.fate().sign()), style(pair.fate()))
        .plain(" " + now + " " + named.subject());
  }

  private static String side(List<SeriesPatch> patches, OptionalInt place, int width) {
    if (place.isEmpty()) {
      return " ".repeat(width - 1) + "-:  " + "-".repeat(SHORT_ID);
    }
    String number = String.valueOf(place.getAsInt() + 1);
    String id = patches.get(place.getAsInt()).commitId().orElse("?".repeat(SHORT_ID));
    return " ".repeat(width - number.length()) + number + ":  " + id.substring(0, SHORT_ID);
  }

  private static Style style(SeriesPair.Fate fate) {
    return switch (fate) {
      case SAME -> Style.PLAIN;
      case CHANGED -> Style.WARN;
      case DROPPED -> Style.BAD;
      case ADDED -> Style.GOOD;
    };
  }

  private static String interdiff(SeriesDiffWorkflow.Result result, SeriesPair pair) {
    byte[] diff =
        RangeDiff.interdiff(
            result.before().get(pair.before().getAsInt()),
            result.after().get(pair.after().getAsInt()));
    return new String(diff, StandardCharsets.UTF_8);
  }

  private static JsonObject toJson(SeriesDiffWorkflow.Result result) {
    JsonObject object = new JsonObject();
    object.addProperty("old", result.beforeName());
    object.addProperty("new", result.afterName());
    JsonArray pairs = new JsonArray();
    for (SeriesPair pair : result.pairs()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("change", pair.fate().name().toLowerCase(Locale.ROOT));
      entry.add("old", patch(result.before(), pair.before()));
      entry.add("new", patch(result.after(), pair.after()));
      if (pair.fate() == SeriesPair.Fate.CHANGED) {
        entry.addProperty("interdiff", interdiff(result, pair));
      }
      pairs.add(entry);
    }
    object.add("patches", pairs);
    return object;
  }

  private static JsonElement patch(List<SeriesPatch> patches, OptionalInt place) {
    if (place.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    SeriesPatch patch = patches.get(place.getAsInt());
    JsonObject object = new JsonObject();
    object.addProperty("number", place.getAsInt() + 1);
    object.addProperty("commit", patch.commitId().orElse(null));
    object.addProperty("file", patch.fileName());
    object.addProperty("subject", patch.subject());
    return object;
  }
}
