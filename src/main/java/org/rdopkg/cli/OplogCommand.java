package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.error.ExitCode;
import org.rdopkg.git.tx.Operation;
import org.rdopkg.git.tx.PatchFate;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.workflow.OplogWorkflow;
import org.rdopkg.workflow.PatchOutcome;

/** {@code rdopkg oplog}. */
final class OplogCommand implements ActionCommand {
  private static final int SHORT_ID = 7;

  private final Syntax syntax =
      new Syntax(
              "Show what rdopkg has done in this work tree, newest first.",
              "",
              "Each operation keeps what it replaced, below refs/rdopkg/, so that it can be taken"
                  + " back. What is older or more than the settings oplog-days and oplog-count"
                  + " say is forgotten when something new is done, or by `oplog expire`; git then"
                  + " removes what nothing else holds.",
              "")
          .footer("", "Examples:", "  rdopkg oplog", "  rdopkg oplog expire --keep-days 30");
  private final Value expire =
      syntax.optionalChoice("expire", List.of("expire"), "Forget old operations.");
  private final Value days =
      syntax.option(
          "--keep-days",
          "DAYS",
          "With expire: forget what is older (default: setting oplog-days, 90).");
  private final Value count =
      syntax.option(
          "--keep-count",
          "N",
          "With expire: keep so many at most (default: setting oplog-count, 500).");
  private final Flag json = syntax.flag("--json", "Print one JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Console console = context.console();
    OplogWorkflow workflow = new OplogWorkflow(context.environment(), new ConsoleNarrator(console));
    if (expire.get().isPresent()) {
      int forgotten = workflow.expire(number(days), number(count));
      console.result(forgotten + " operations forgotten.");
    } else if (json.given()) {
      Json.print(console, toJson(workflow.run()));
    } else {
      print(context, workflow.run());
    }
    return ExitCode.SUCCESS;
  }

  private static OptionalInt number(Value value) {
    return value.get().map(UndoCommand::number).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static void print(ActionContext context, OplogWorkflow.Log log) {
    Console console = context.console();
    ZoneId zone = context.environment().zone();
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    if (log.operations().isEmpty()) {
      console.result("Nothing has been done yet.");
    }
    for (int i = log.operations().size() - 1; i >= 0; i--) {
      Operation op = log.operations().get(i);
      Text line =
          Text.of(String.format(Locale.ROOT, "%4d", op.number()), Style.STRONG)
              .plain("  " + format.format(op.time()) + "  ")
              .add(op.action(), Style.INFO);
      if (!op.subject().isEmpty()) {
        line.plain("  " + op.subject());
      }
      if (log.undone().contains(op.id())) {
        line.add("  (undone)", Style.WARN);
      }
      console.result(line);
      tellRefs(console, op);
      tellPatches(console, op);
    }
  }

  private static void tellRefs(Console console, Operation op) {
    if (op.movesHead()) {
      tell(console, op.headRef(), op.headBefore(), op.headAfter());
    }
    op.refs().forEach(move -> tell(console, move.ref(), move.before(), move.after()));
  }

  /** The patches that are not simply as before, with the reason. */
  private static void tellPatches(Console console, Operation op) {
    List<PatchFate> others =
        op.note().patches().stream()
            .filter(patch -> !patch.story().equals(PatchOutcome.Fate.KEPT.text()))
            .toList();
    int kept = op.note().patches().size() - others.size();
    if (kept > 0) {
      console.result("        " + kept + (kept == 1 ? " patch" : " patches") + " kept");
    }
    for (PatchFate patch : others) {
      console.result(
          "        patch " + id(patch.commit()) + " " + patch.subject() + "  -- " + patch.story());
    }
  }

  private static void tell(Console console, String ref, String before, String after) {
    console.result("        " + ref + " " + id(before) + ".." + id(after));
  }

  private static String id(String id) {
    return id.isEmpty() || id.equals(RefMove.NONE) ? "none" : id.substring(0, SHORT_ID);
  }

  private static JsonObject toJson(OplogWorkflow.Log log) {
    JsonArray operations = new JsonArray();
    for (Operation op : log.operations()) {
      JsonObject object = new JsonObject();
      object.addProperty("number", op.number());
      object.addProperty("id", op.id());
      object.addProperty("time", op.time().toString());
      object.addProperty("action", op.action());
      object.addProperty("subject", op.subject());
      object.addProperty("undone", log.undone().contains(op.id()));
      object.addProperty("undoes", op.note().undoes().orElse(null));
      object.add("refs", refs(op));
      JsonArray files = new JsonArray();
      op.files().forEach(file -> files.add(file.path()));
      object.add("files", files);
      object.add("patches", patches(op));
      operations.add(object);
    }
    JsonObject object = new JsonObject();
    object.add("operations", operations);
    return object;
  }

  private static JsonArray patches(Operation op) {
    JsonArray patches = new JsonArray();
    for (PatchFate patch : op.note().patches()) {
      JsonObject object = new JsonObject();
      object.addProperty("commit", patch.commit());
      object.addProperty("new_commit", patch.newCommit().isEmpty() ? null : patch.newCommit());
      object.addProperty("subject", patch.subject());
      object.addProperty("verdict", PatchOutcome.Fate.keyOf(patch.fate()));
      object.addProperty("detail", patch.detail());
      object.add("evidence", PatchJson.strings(patch.evidence()));
      object.addProperty("decided_by_git", patch.byGit());
      patches.add(object);
    }
    return patches;
  }

  private static JsonArray refs(Operation op) {
    JsonArray refs = new JsonArray();
    if (op.movesHead()) {
      refs.add(ref(op.headRef(), op.headBefore(), op.headAfter()));
    }
    op.refs().forEach(move -> refs.add(ref(move.ref(), move.before(), move.after())));
    return refs;
  }

  private static JsonObject ref(String name, String before, String after) {
    JsonObject ref = new JsonObject();
    ref.addProperty("ref", name);
    ref.addProperty("before", before.isEmpty() ? RefMove.NONE : before);
    ref.addProperty("after", after);
    return ref;
  }
}
