package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.workflow.CloneRequest;
import org.rdopkg.workflow.CloneResult;
import org.rdopkg.workflow.CloneWorkflow;

/** {@code rdopkg clone}. */
final class CloneCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Clone a package's distgit and add the remotes that metadata knows.",
              "",
              "The remotes are origin, patches, upstream, and for Gerrit review-patches and"
                  + " review-origin.",
              "")
          .footer(
              "", "Examples:", "  rdopkg clone openstack-nova", "  rdopkg clone -u joe python-foo");
  private final Flag master =
      syntax.flag("-m --use-master-distgit", "Clone master-distgit instead of distgit.");
  private final Flag gerritRemotes =
      syntax.flag("-g --gerrit-remotes", "Add the remotes gerrit-origin and gerrit-patches, too.");
  private final Value reviewUser =
      syntax.option(
          "-u --review-user",
          "USER",
          "Your name at Gerrit; else gitreview.username of git, $USERNAME or $USER.");
  private final Value distro =
      syntax.option("-d --distro", "DISTRO", "Whose metadata to read; see the setting distroinfo.");
  private final Value extraRepo =
      syntax.option(
          "-e --extra-repo",
          "KEY",
          "Add a remote KEY with the address that the package's attribute KEY has.");
  private final InfoOptions options = new InfoOptions(syntax);
  private final Flag json = syntax.flag("--json", "Print what was made as one JSON object.");
  private final Value name = syntax.packageName("PACKAGE", "The package's name.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Console console = context.console();
    CloneResult result =
        new CloneWorkflow(context.environment(), new ConsoleNarrator(console))
            .run(
                new CloneRequest(
                    name.or(""),
                    options.request(distro.get(), Optional.empty()),
                    master.given(),
                    gerritRemotes.given(),
                    reviewUser.get(),
                    extraRepo.get()));
    if (json.given()) {
      Json.print(console, toJson(result));
    } else {
      result.listing().forEach(console::result);
    }
    if (!result.notFetched().isEmpty()) {
      throw notFetched(name.or(""), result.notFetched());
    }
    return ExitCode.SUCCESS;
  }

  private static RdopkgException notFetched(String folder, List<String> remotes) {
    RdopkgException error =
        RdopkgException.of(
                ErrorKind.PROGRAM, "These remotes can't be fetched: " + String.join(", ", remotes))
            .because("see what git says above; the clone itself is there");
    for (String remote : remotes) {
      error = error.fix("git -C " + folder + " fetch " + remote);
    }
    return error;
  }

  private static JsonObject toJson(CloneResult result) {
    JsonObject object = new JsonObject();
    object.addProperty("folder", result.folder().toString());
    JsonArray remotes = new JsonArray();
    for (CloneResult.Remote remote : result.remotes()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", remote.name());
      entry.addProperty("url", remote.url());
      remotes.add(entry);
    }
    object.add("remotes", remotes);
    object.add("missing", array(result.missing()));
    object.add("not_fetched", array(result.notFetched()));
    return object;
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
