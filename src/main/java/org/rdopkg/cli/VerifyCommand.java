package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ExitCode;
import org.rdopkg.patch.apply.ApplyResult;
import org.rdopkg.patch.apply.FileOutcome;
import org.rdopkg.patch.apply.HunkOutcome;
import org.rdopkg.workflow.VerifyResult;
import org.rdopkg.workflow.VerifyWorkflow;

/** {@code rdopkg verify}. */
final class VerifyCommand implements ActionCommand {
  private static final int MOST_NAMES = 15;

  private final Syntax syntax =
      new Syntax(
              "Check that the patches apply to the sources, as %%prep applies them.",
              "",
              "Unpacks the sources in memory, applies the patches with the spec's own options and"
                  + " rpm's fuzz, and compares the result with the patches branch. Nothing is"
                  + " written, no rpm is needed. Exit code 1 when a patch fails.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg get-source && rdopkg verify",
              "  rdopkg verify --against tag    on upstream's tag instead of the tarball");
  private final Value against =
      syntax.choice(
          "--against",
          "WHAT",
          List.of("tarball", "tag"),
          "What to apply the patches to: the sources (default), or the tree of the base's tag.");
  private final Flag json = syntax.flag("--json", "Print the result as JSON, hunk by hunk.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    VerifyResult result =
        new VerifyWorkflow(context.environment(), new ConsoleNarrator(context.console()))
            .run(against.or("tarball").equals("tag"));
    if (json.given()) {
      Json.print(context.console(), json(result));
    } else {
      print(context.console(), result);
    }
    return result.isGood() ? ExitCode.SUCCESS : ExitCode.ERROR;
  }

  private static void print(Console console, VerifyResult result) {
    result.notes().forEach(console::warn);
    console.result(
        "Against "
            + result.against()
            + (result.folder().isEmpty() ? "" : ", in " + result.folder())
            + ":");
    for (VerifyResult.Patch patch : result.patches()) {
      console.result(
          "  "
              + patch.file()
              + ": "
              + patch.status().text()
              + patch.result().filter(ApplyResult::applied).map(VerifyCommand::how).orElse(""));
      patch.details().forEach(line -> console.result("    " + line));
    }
    if (result.patches().isEmpty()) {
      console.result("  no patches");
    }
    result.failure().ifPresent(why -> console.result("  %prep fails: " + why));
    result.comparison().ifPresent(comparison -> print(console, comparison));
  }

  private static String how(ApplyResult result) {
    String offset = result.offset() > 0 ? " " + result.offset() : "";
    String fuzz = result.fuzz() > 0 ? " " + result.fuzz() : "";
    return result.fuzz() > 0 ? fuzz + (offset.isEmpty() ? "" : ", offset" + offset) : offset;
  }

  private static void print(Console console, VerifyResult.Comparison comparison) {
    names(
        console,
        "Files of " + comparison.branch() + " that the sources lack",
        comparison.onlyInBranch());
    names(
        console,
        "Files of the sources that " + comparison.branch() + " lacks",
        comparison.onlyInSources());
    names(console, "Files that differ", comparison.different());
    boolean same =
        comparison.onlyInBranch().isEmpty()
            && comparison.onlyInSources().isEmpty()
            && comparison.different().isEmpty();
    if (same) {
      console.result("The patched sources are " + comparison.branch() + ", file by file.");
    }
  }

  private static void names(Console console, String title, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    console.result(title + " (" + names.size() + "):");
    names.stream().limit(MOST_NAMES).forEach(name -> console.result("  " + name));
    if (names.size() > MOST_NAMES) {
      console.result("  ... (all with --json)");
    }
  }

  private static JsonObject json(VerifyResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("good", result.isGood());
    json.addProperty("against", result.against());
    json.addProperty("folder", result.folder());
    JsonArray patches = new JsonArray();
    result.patches().forEach(patch -> patches.add(json(patch)));
    json.add("patches", patches);
    json.add("notes", array(result.notes()));
    result.failure().ifPresent(why -> json.addProperty("failure", why));
    result
        .comparison()
        .ifPresent(
            comparison -> {
              JsonObject object = new JsonObject();
              object.addProperty("branch", comparison.branch());
              object.add("only_in_branch", array(comparison.onlyInBranch()));
              object.add("only_in_sources", array(comparison.onlyInSources()));
              object.add("different", array(comparison.different()));
              json.add("comparison", object);
            });
    return json;
  }

  private static JsonObject json(VerifyResult.Patch patch) {
    JsonObject json = new JsonObject();
    json.addProperty("file", patch.file());
    json.addProperty("number", patch.number());
    json.addProperty("status", patch.status().name().toLowerCase(java.util.Locale.ROOT));
    json.addProperty("offset", patch.result().map(ApplyResult::offset).orElse(0));
    json.addProperty("fuzz", patch.result().map(ApplyResult::fuzz).orElse(0));
    json.add("details", array(patch.details()));
    JsonArray files = new JsonArray();
    patch.result().ifPresent(result -> result.files().forEach(file -> files.add(json(file))));
    json.add("files", files);
    return json;
  }

  private static JsonObject json(FileOutcome file) {
    JsonObject json = new JsonObject();
    json.addProperty("path", file.path());
    json.addProperty("applied", file.applied());
    file.problem().ifPresent(problem -> json.addProperty("problem", problem));
    JsonArray hunks = new JsonArray();
    for (HunkOutcome hunk : file.hunks()) {
      JsonObject object = new JsonObject();
      object.addProperty("number", hunk.number());
      object.addProperty("applied", hunk.applied());
      if (hunk.fate() instanceof HunkOutcome.Applied applied) {
        object.addProperty("line", applied.line());
        object.addProperty("offset", applied.offset());
        object.addProperty("fuzz", applied.fuzz());
      } else if (hunk.fate() instanceof HunkOutcome.Failed failed) {
        object.addProperty("line", failed.line());
        object.addProperty("patch_line", hunk.hunk().patchLine());
      }
      hunks.add(object);
    }
    json.add("hunks", hunks);
    return json;
  }

  private static JsonArray array(List<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }
}
