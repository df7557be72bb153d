package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.DistgitCommit;
import org.rdopkg.workflow.ImportSrpmWorkflow;

/** {@code rdopkg import-srpm}. */
final class ImportSrpmCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Make a distgit of a source package, or a commit in the one that is there.",
              "",
              "All checksums in the package are checked. Spec, patches and small files go to git;"
                  + " upstream's archives, and files bigger than the setting import-size (KiB), are"
                  + " listed in `sources`, ignored by git, and left in the folder. The commit is"
                  + " the same whoever imports the package: author, dates and message are the"
                  + " package's.",
              "",
              "Without DIR the current folder is taken when it is a checkout, else a new one named"
                  + " after the package.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg import-srpm foo-1.2-3.fc42.src.rpm",
              "  rdopkg import-srpm https://example.com/foo-1.2-4.fc42.src.rpm foo");
  private final Value file =
      syntax.parameter("FILE", "The source package: a file, or a URL (https, http, ftp, file).");
  private final Value folder = syntax.optionalParameter("DIR", "The distgit, there or not.");
  private final Value branch =
      syntax.option("-b --branch", "BRANCH", "Branch of a new distgit instead of git's default.");
  private final Flag json = syntax.flag("--json", "Print what was done as a JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Console console = context.console();
    ImportSrpmWorkflow.Result result =
        new ImportSrpmWorkflow(context.environment(), new ConsoleNarrator(console))
            .run(
                new ImportSrpmWorkflow.Request(
                    file.get().orElseThrow(), folder.get(), branch.get()));
    if (result.signed()) {
      console.note("The package's signature is not checked: rpmkeys --checksig FILE does that.");
    }
    if (json.given()) {
      Json.print(console, toJson(result));
    } else {
      tell(console, result);
    }
    return ExitCode.SUCCESS;
  }

  private static void tell(Console console, ImportSrpmWorkflow.Result result) {
    if (result.commit().isEmpty()) {
      console.result(result.folder() + " has " + result.nvr() + " already");
      return;
    }
    DistgitCommit commit = result.commit().get();
    commit.warnings().forEach(console::warn);
    console.result(
        (result.created() ? "Made " : "Updated ")
            + result.folder()
            + ": "
            + result.nvr()
            + ", commit "
            + commit.id().substring(0, 7));
    if (result.created()) {
      result.kept().forEach(name -> console.result("A\t" + name));
    }
    commit.files().forEach(change -> console.result(change.letter() + "\t" + change.path()));
    result.listed().forEach(name -> console.result("sources: " + name));
  }

  private static JsonObject toJson(ImportSrpmWorkflow.Result result) {
    JsonObject object = new JsonObject();
    object.addProperty("folder", result.folder().toString());
    object.addProperty("created", result.created());
    object.addProperty("nvr", result.nvr());
    object.addProperty("commit", result.commit().map(DistgitCommit::id).orElse(null));
    JsonArray listed = new JsonArray();
    result.listed().forEach(listed::add);
    object.add("sources", listed);
    JsonArray kept = new JsonArray();
    result.kept().forEach(kept::add);
    object.add("files", kept);
    return object;
  }
}
