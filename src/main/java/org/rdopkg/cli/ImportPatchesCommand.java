package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.ImportRequest;
import org.rdopkg.workflow.ImportResult;
import org.rdopkg.workflow.ImportWorkflow;
import org.rdopkg.workflow.engine.Outcome;

/** {@code rdopkg import-patches}. */
final class ImportPatchesCommand implements ResumableCommand {
  private final Syntax syntax =
      new Syntax(
              "Make a patches branch of the spec's patch files, on the tag of its Version.",
              "",
              "Patches are applied as %%prep applies them: in git's objects, the work tree stays as"
                  + " it is. Author, date and message come from mails, from DEP-3 headers, from the"
                  + " comment above the Patch line, or from the commit that brought the file. File"
                  + " names stay: `rdopkg patch` afterwards changes nothing that it need not.",
              "",
              "A patch that does not apply stops the import; what comes before it is on the branch."
                  + " Commit it there by hand, then `rdopkg -c`; or leave it out with --skip.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg import-patches --dry-run            do they all apply?",
              "  rdopkg import-patches && rdopkg patch -l",
              "  rdopkg -c import-patches --skip a.patch    go on without one");
  private final Value base =
      syntax.option("--base", "TAG", "Tag or commit to stand on instead of the Version's tag.");
  private final Value localPatchesBranch =
      syntax.option(
          "-P --local-patches-branch", "BRANCH", "Branch to make instead of the guessed one.");
  private final Values skip =
      syntax.options(
          "--skip",
          "FILE",
          "Leave a patch out: it stays a file kept by hand (git config rdopkg.BRANCH.keep-patch)."
              + " May be repeated.");
  private final Flag dryRun =
      syntax.flag("-n --dry-run", "Show what would be done, write nothing.");
  private final Flag json = syntax.flag("--json", "Print the result as JSON.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    return told(
        context,
        workflow(context)
            .start(
                new ImportRequest(
                    base.get(), localPatchesBranch.get(), skip.get(), dryRun.given())));
  }

  @Override
  public ExitCode resume(ActionContext context) {
    return told(context, workflow(context).resume(skip.get()));
  }

  @Override
  public void abort(ActionContext context) {
    workflow(context).abort();
  }

  private static ImportWorkflow workflow(ActionContext context) {
    return new ImportWorkflow(context.environment(), new ConsoleNarrator(context.console()));
  }

  private ExitCode told(ActionContext context, Outcome<ImportResult> outcome) {
    if (outcome instanceof Outcome.Paused<ImportResult> paused) {
      return Resume.told(context.console(), paused);
    }
    ImportResult result = ((Outcome.Done<ImportResult>) outcome).result();
    if (json.given()) {
      Json.print(context.console(), json(result));
    } else {
      print(context.console(), result);
    }
    return result.failure().isPresent() ? ExitCode.ERROR : ExitCode.SUCCESS;
  }

  private static void print(Console console, ImportResult result) {
    for (ImportResult.Patch patch : result.patches()) {
      String offset = patch.offset() > 0 ? "  offset " + patch.offset() : "";
      String fuzz = patch.fuzz() > 0 ? "  fuzz " + patch.fuzz() : "";
      console.result(
          patch.commit().substring(0, 7)
              + "  "
              + patch.file()
              + "  ("
              + patch.how()
              + ")"
              + offset
              + fuzz
              + (patch.file().startsWith("0") ? "" : "  " + patch.subject()));
    }
    result.byHand().forEach(file -> console.result("         " + file + "  stays as it is"));
    result.failure().ifPresent(why -> console.result("\n" + why));
    console.result("");
    console.result(
        (result.planned() ? "Would make " : "Made ")
            + result.patchesBranch()
            + ": "
            + result.patches().size()
            + (result.patches().size() == 1 ? " commit" : " commits")
            + " on top of "
            + result.baseName());
  }

  private static JsonObject json(ImportResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("patches_branch", result.patchesBranch());
    json.addProperty("base", result.baseName());
    json.addProperty("tip", result.tip());
    json.addProperty("planned", result.planned());
    JsonArray patches = new JsonArray();
    for (ImportResult.Patch patch : result.patches()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("file", patch.file());
      entry.addProperty("commit", patch.commit());
      entry.addProperty("subject", patch.subject());
      entry.addProperty("how", patch.how());
      entry.addProperty("offset", patch.offset());
      entry.addProperty("fuzz", patch.fuzz());
      patches.add(entry);
    }
    json.add("patches", patches);
    JsonArray byHand = new JsonArray();
    result.byHand().forEach(byHand::add);
    json.add("by_hand", byHand);
    result.failure().ifPresent(why -> json.addProperty("failure", why));
    return json;
  }
}
