package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.rdopkg.patch.OldPatch;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.patch.PatchSeries;
import org.rdopkg.patch.SeriesDiff;
import org.rdopkg.workflow.PatchPlan;
import org.rdopkg.workflow.PatchResult;

/** What a machine reads of {@code patch}. */
final class PatchJson {
  private PatchJson() {}

  static JsonObject of(PatchResult result) {
    PatchPlan plan = result.plan();
    JsonObject object = new JsonObject();
    object.addProperty("action", "patch");
    object.addProperty("status", status(result));
    object.addProperty("branch", plan.found().env().branch());
    object.add("patches_branch", patchesBranch(plan));
    object.addProperty("base", plan.found().env().baseRef().name());
    object.addProperty("version_release", plan.versionRelease());
    object.addProperty(
        "commit",
        result instanceof PatchResult.Done done ? done.applied().commit().orElse(null) : null);
    object.addProperty("message", plan.changesNothing() ? null : plan.message());
    object.add("patches", patches(plan));
    object.add("excluded", excluded(plan));
    object.add("removed", removed(plan.old().diff().removed()));
    object.add("kept_by_hand", strings(plan.old().byHand()));
    object.add("files", files(plan));
    object.add("branches", BranchReport.json(result.branches()));
    object.add("warnings", strings(plan.warnings()));
    return object;
  }

  private static String status(PatchResult result) {
    if (result instanceof PatchResult.Done) {
      return "committed";
    }
    return result instanceof PatchResult.Planned ? "planned" : "unchanged";
  }

  private static JsonObject patchesBranch(PatchPlan plan) {
    JsonObject branch = new JsonObject();
    branch.addProperty("name", plan.tip().branch());
    branch.addProperty("commit", plan.tip().commit());
    branch.addProperty("moved", plan.tip().move().isPresent());
    JsonArray leaving = new JsonArray();
    plan.tip().leaving().forEach(commit -> leaving.add(commit(commit, plan)));
    branch.add("leaving", leaving);
    return branch;
  }

  private static JsonArray patches(PatchPlan plan) {
    JsonArray patches = new JsonArray();
    for (SeriesDiff.Change change : plan.old().diff().after()) {
      JsonObject patch = commit(change.patch().commit(), plan);
      patch.addProperty("file", change.patch().file().name());
      patch.addProperty("change", change(change));
      patches.add(patch);
    }
    return patches;
  }

  private static String change(SeriesDiff.Change change) {
    if (change instanceof SeriesDiff.Kept) {
      return "kept";
    }
    return change instanceof SeriesDiff.Added ? "added" : "changed";
  }

  private static JsonArray excluded(PatchPlan plan) {
    JsonArray excluded = new JsonArray();
    for (PatchSeries.Entry entry : plan.series().entries()) {
      if (entry.role() != PatchSeries.Role.PATCH) {
        JsonObject commit = commit(entry.commit(), plan);
        commit.addProperty("role", PatchlogCommand.role(entry.role()));
        excluded.add(commit);
      }
    }
    return excluded;
  }

  private static JsonObject commit(PatchCommit commit, PatchPlan plan) {
    JsonObject object = new JsonObject();
    object.addProperty("commit", commit.id());
    object.addProperty("subject", commit.subject());
    object.add("bugs", BugText.json(commit, plan.bugs()));
    return object;
  }

  private static JsonArray removed(List<OldPatch> patches) {
    JsonArray removed = new JsonArray();
    for (OldPatch patch : patches) {
      JsonObject object = new JsonObject();
      object.addProperty("file", patch.file().name());
      object.addProperty("subject", patch.title());
      removed.add(object);
    }
    return removed;
  }

  static JsonArray files(PatchPlan plan) {
    JsonArray files = new JsonArray();
    for (FileStatus status : FileStatus.of(plan)) {
      JsonObject file = new JsonObject();
      file.addProperty("path", status.path());
      file.addProperty("change", String.valueOf(status.letter()));
      files.add(file);
    }
    return files;
  }

  static JsonArray strings(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
