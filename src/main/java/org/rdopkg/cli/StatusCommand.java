package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.StatusWorkflow;
import org.rdopkg.workflow.engine.SavedState;

/** {@code rdopkg status}. */
final class StatusCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Show the action that waits for --continue or --abort.",
              "",
              "Its arguments and its steps: [x] done, [*] current, [ ] to do. Changes nothing.",
              "")
          .footer("", "Example:", "  rdopkg status");
  private final Flag json = syntax.flag("--json", "Print it as one JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Optional<SavedState> saved = new StatusWorkflow(context.environment()).run();
    Console console = context.console();
    if (json.given()) {
      Json.print(console, toJson(saved));
    } else if (saved.isEmpty()) {
      console.result("No action in progress.");
    } else {
      print(console, saved.get());
    }
    return ExitCode.SUCCESS;
  }

  private static void print(Console console, SavedState saved) {
    console.result(Text.of("Action in progress: ").add(saved.action(), Style.STRONG));
    console.result("");
    if (!saved.arguments().isEmpty()) {
      console.result("Arguments:");
      saved.arguments().forEach((name, value) -> console.result("  " + name + ": " + value));
      console.result("");
    }
    console.result("Steps:");
    for (int i = 0; i < saved.steps().size(); i++) {
      console.result("  [" + mark(saved, i) + "] " + saved.steps().get(i).description());
    }
    console.result("");
    console.result("`rdopkg --continue` goes on, `rdopkg --abort` gives it up.");
  }

  private static String mark(SavedState saved, int step) {
    int now = saved.position();
    return step < now ? "x" : step == now ? "*" : " ";
  }

  private static JsonObject toJson(Optional<SavedState> saved) {
    JsonObject object = new JsonObject();
    object.add("action", JsonNull.INSTANCE);
    if (saved.isPresent()) {
      SavedState state = saved.get();
      object.addProperty("action", state.action());
      JsonObject arguments = new JsonObject();
      state.arguments().forEach(arguments::addProperty);
      object.add("arguments", arguments);
      object.add("steps", steps(state));
      JsonObject before = new JsonObject();
      before.addProperty("head", state.before().head());
      before.addProperty("commit", state.before().commit().orElse(null));
      object.add("before", before);
    }
    return object;
  }

  private static JsonArray steps(SavedState state) {
    JsonArray steps = new JsonArray();
    for (int i = 0; i < state.steps().size(); i++) {
      JsonObject step = new JsonObject();
      step.addProperty("name", state.steps().get(i).name());
      step.addProperty("description", state.steps().get(i).description());
      step.addProperty(
          "state", i < state.position() ? "done" : i == state.position() ? "current" : "todo");
      steps.add(step);
    }
    return steps;
  }
}
