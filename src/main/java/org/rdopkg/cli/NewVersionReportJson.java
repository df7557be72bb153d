package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdopkg.patch.ConflictedPath;
import org.rdopkg.patch.UpstreamCommit;
import org.rdopkg.workflow.NewVersionResult;
import org.rdopkg.workflow.NewVersionResult.Going;
import org.rdopkg.workflow.NewVersionResult.Made;
import org.rdopkg.workflow.PatchOutcome;
import org.rdopkg.workflow.PatchPlan;
import org.rdopkg.workflow.engine.Outcome;

/** What a machine reads of {@code new-version}. */
final class NewVersionReportJson {
  private NewVersionReportJson() {}

  static JsonObject of(NewVersionResult result) {
    JsonObject object = new JsonObject();
    object.addProperty("action", "new-version");
    if (result instanceof NewVersionResult.AlreadyThere there) {
      object.addProperty("status", "already-there");
      object.addProperty("version", there.version());
    } else if (result instanceof NewVersionResult.Planned planned) {
      object.addProperty("status", planned.plan().isPresent() ? "planned" : "conflict");
      add(object, planned.going());
      add(object, planned.plan());
    } else if (result instanceof NewVersionResult.Done done) {
      object.addProperty("status", "committed");
      add(object, done.going());
      add(object, done.made().map(Made::plan));
      object.addProperty(
          "commit", done.made().flatMap(made -> made.applied().commit()).orElse(null));
      object.addProperty("pushed", done.push().pushed());
    }
    return object;
  }

  private static void add(JsonObject object, Going going) {
    object.addProperty("version", going.version());
    object.addProperty("ref", going.ref());
    object.addProperty("patches_branch", going.patchesBranch());
    object.addProperty("rebased", going.rebased());
    JsonArray outcomes = new JsonArray();
    going.outcomes().forEach(outcome -> outcomes.add(outcome(outcome)));
    object.add("verdicts", outcomes);
  }

  static JsonObject outcome(PatchOutcome outcome) {
    JsonObject object = new JsonObject();
    object.addProperty("commit", outcome.commit());
    object.addProperty("subject", outcome.subject());
    object.addProperty("new_commit", outcome.newCommit().orElse(null));
    object.addProperty("verdict", outcome.fate().key());
    object.addProperty("detail", outcome.detail());
    object.add("evidence", PatchJson.strings(outcome.evidence()));
    object.addProperty("decided_by_git", outcome.byGit());
    if (!outcome.conflicts().isEmpty()) {
      JsonArray conflicts = new JsonArray();
      outcome.conflicts().forEach(path -> conflicts.add(conflict(path)));
      object.add("conflicts", conflicts);
    }
    return object;
  }

  private static JsonObject conflict(ConflictedPath path) {
    JsonObject object = new JsonObject();
    object.addProperty("path", path.path());
    object.addProperty("kind", path.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    JsonArray hunks = new JsonArray();
    for (ConflictedPath.Hunk hunk : path.hunks()) {
      JsonObject lines = new JsonObject();
      lines.addProperty("first_line", hunk.firstLine());
      lines.addProperty("lines", hunk.lines());
      hunks.add(lines);
    }
    object.add("hunks", hunks);
    JsonArray upstream = new JsonArray();
    for (UpstreamCommit commit : path.touchedBy()) {
      JsonObject one = new JsonObject();
      one.addProperty("commit", commit.id());
      one.addProperty("subject", commit.subject());
      upstream.add(one);
    }
    object.add("upstream", upstream);
    return object;
  }

  /** A stop that a person has to do something about. */
  static JsonObject of(Outcome.Paused<?> paused, List<PatchOutcome> verdicts) {
    JsonObject object = new JsonObject();
    object.addProperty("action", "new-version");
    object.addProperty("status", "stopped");
    object.addProperty("why", paused.why());
    object.add("next", PatchJson.strings(paused.hints()));
    JsonArray outcomes = new JsonArray();
    verdicts.forEach(outcome -> outcomes.add(outcome(outcome)));
    object.add("verdicts", outcomes);
    return object;
  }

  private static void add(JsonObject object, Optional<PatchPlan> plan) {
    if (plan.isPresent()) {
      object.addProperty("version_release", plan.get().versionRelease());
      object.addProperty("message", plan.get().message());
      object.add("files", PatchJson.files(plan.get()));
      object.add("warnings", PatchJson.strings(plan.get().warnings()));
    }
  }
}
