package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Locale;
import org.rdopkg.config.Setting;
import org.rdopkg.config.Settings;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.ConfWorkflow;

/** {@code rdopkg conf}. */
final class ConfCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Show all settings, their values, and where each value comes from.",
              "",
              "From weak to strong: /etc/rdopkg.d/*.yaml, ~/.config/rdopkg/config.yaml,"
                  + " .rdopkg.yaml in the distgit (harmless settings only), git config"
                  + " rdopkg.KEY, the environment variable RDOPKG_KEY, options. Files are YAML:"
                  + " lines of the form `key: value`.",
              "",
              "Not listed: git config rdopkg.BRANCH.keep-patch FILE, once for each patch file that"
                  + " `rdopkg patch` shall keep on the distgit branch BRANCH though the patches"
                  + " branch lacks it; import-patches --skip adds them.",
              "")
          .footer("", "Examples:", "  rdopkg conf", "  git config --global rdopkg.changelog full");
  private final Flag json = syntax.flag("--json", "Print it as one JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    ConfWorkflow.Result result = new ConfWorkflow(context.environment()).run();
    Console console = context.console();
    for (Path file : result.python()) {
      console.warn(
          file
              + " is configuration of the Python rdopkg: a program, which is not run; settings"
              + " that are still needed go into "
              + result.userFile());
    }
    if (json.given()) {
      Json.print(console, toJson(result));
    } else {
      print(console, result);
    }
    return ExitCode.SUCCESS;
  }

  private static void print(Console console, ConfWorkflow.Result result) {
    if (result.files().isEmpty()) {
      console.note("No rdopkg config files found, using default config:");
    } else {
      result.files().forEach(file -> console.note("Config file: " + file));
    }
    console.note("");
    for (Setting setting : Setting.values()) {
      Settings.Value value = result.settings().value(setting);
      String text = String.join(", ", value.texts());
      console.result(
          Text.of(setting.key() + ":", Style.STRONG)
              .plain(text.isEmpty() ? "" : " " + text)
              .add("   (" + value.origin().name() + ")", Style.INFO));
      console.note("    " + setting.description());
    }
  }

  private static JsonObject toJson(ConfWorkflow.Result result) {
    JsonObject settings = new JsonObject();
    for (Setting setting : Setting.values()) {
      Settings.Value value = result.settings().value(setting);
      JsonObject object = new JsonObject();
      if (setting.isList()) {
        JsonArray texts = new JsonArray();
        value.texts().forEach(texts::add);
        object.add("value", texts);
      } else {
        object.addProperty("value", value.texts().stream().findFirst().orElse(null));
      }
      object.addProperty("layer", value.origin().layer().name().toLowerCase(Locale.ROOT));
      object.addProperty("origin", value.origin().name());
      settings.add(setting.key(), object);
    }
    JsonObject object = new JsonObject();
    object.add("settings", settings);
    return object;
  }
}
