package org.rdopkg.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.BaseRef;
import org.rdopkg.distgit.RemoteBranch;
import org.rdopkg.patch.ChangelogMode;
import org.rdopkg.version.VersionChoice;
import org.rdopkg.version.VersionRange;

/** The state of {@code new-version} in the state file. */
final class NewVersionJson {
  private NewVersionJson() {}

  static JsonObject write(NewVersionState state) {
    JsonObject json = new JsonObject();
    json.add("request", write(state.request()));
    json.addProperty("branch", state.branch());
    NewVersionState.Branches patches = state.patches();
    json.addProperty("local", patches.local());
    add(json, "local_at", patches.localAt());
    json.addProperty("remote", patches.remote().remote());
    json.addProperty("remote_branch", patches.remote().branch());
    add(json, "remote_at", patches.remoteAt());
    state.target().ifPresent(target -> json.add("target", write(target)));
    state.rebase().ifPresent(rebase -> json.add("rebase", write(rebase)));
    state.handOver().ifPresent(handOver -> json.add("hand_over", write(handOver)));
    json.addProperty("uploaded", state.uploaded());
    json.addProperty("committed", state.committed());
    return json;
  }

  static NewVersionState read(JsonObject json) {
    return new NewVersionState(
        request(json.getAsJsonObject("request")),
        text(json, "branch"),
        new NewVersionState.Branches(
            text(json, "local"),
            maybe(json, "local_at").map(NewVersionJson::id),
            new RemoteBranch(text(json, "remote"), text(json, "remote_branch")),
            maybe(json, "remote_at").map(NewVersionJson::id)),
        part(json, "target").map(NewVersionJson::target),
        part(json, "rebase").map(NewVersionJson::rebase),
        part(json, "hand_over").map(NewVersionJson::handOver),
        flag(json, "uploaded"),
        flag(json, "committed"));
  }

  private static JsonObject write(NewVersionRequest request) {
    JsonObject json = new JsonObject();
    add(json, "version", request.version());
    json.addProperty("pre", request.choice().preReleases());
    VersionRange range = request.choice().range();
    add(json, "range", Optional.ofNullable(range).map(VersionRange::toString));
    NewVersionRequest.Patches patches = request.patches();
    add(json, "patches_branch", patches.remoteBranch());
    add(json, "local_patches_branch", patches.localBranch());
    json.addProperty("local_patches", patches.local());
    json.addProperty("bump_only", patches.bumpOnly());
    json.addProperty("drop_upstreamed", patches.dropUpstreamed().name());
    json.addProperty("push", patches.push().name());
    add(json, "worktree", patches.worktree());
    json.addProperty("unattended", request.unattended());
    json.addProperty("no_diff", request.noDiff());
    json.addProperty("sources", request.sources().name());
    add(json, "bug", request.bugs());
    add(json, "changelog", request.changelog().map(ChangelogMode::label));
    add(json, "header", request.header());
    add(json, "changelog_user", request.changelogUser());
    add(json, "changelog_email", request.changelogEmail());
    json.addProperty("edit", request.edit());
    return json;
  }

  private static NewVersionRequest request(JsonObject json) {
    return new NewVersionRequest(
        maybe(json, "version"),
        new VersionChoice(
            flag(json, "pre"), maybe(json, "range").map(VersionRange::parse).orElse(null)),
        new NewVersionRequest.Patches(
            maybe(json, "patches_branch"),
            maybe(json, "local_patches_branch"),
            flag(json, "local_patches"),
            flag(json, "bump_only"),
            NewVersionRequest.DropUpstreamed.valueOf(text(json, "drop_upstreamed")),
            NewVersionRequest.Push.valueOf(text(json, "push")),
            maybe(json, "worktree")),
        flag(json, "unattended"),
        flag(json, "no_diff"),
        NewVersionRequest.Sources.valueOf(text(json, "sources")),
        maybe(json, "bug"),
        maybe(json, "changelog").map(ChangelogMode::parse),
        maybe(json, "header"),
        maybe(json, "changelog_user"),
        maybe(json, "changelog_email"),
        flag(json, "edit"),
        false);
  }

  private static JsonObject write(UpstreamTarget target) {
    JsonObject json = new JsonObject();
    json.addProperty("version", target.version());
    json.addProperty("ref", target.ref());
    json.addProperty("kind", target.kind().name());
    json.addProperty("commit", target.commit());
    return json;
  }

  private static UpstreamTarget target(JsonObject json) {
    String commit = text(json, "commit");
    return new UpstreamTarget(
        text(json, "version"),
        text(json, "ref"),
        BaseRef.Kind.valueOf(text(json, "kind")),
        commit.isEmpty() ? "" : id(commit));
  }

  private static JsonObject write(NewVersionState.Rebased rebase) {
    JsonObject json = new JsonObject();
    json.addProperty("old_base", rebase.oldBase());
    json.addProperty("old_tip", rebase.oldTip());
    json.addProperty("tip", rebase.tip());
    json.addProperty("skip", rebase.skip());
    JsonArray outcomes = new JsonArray();
    rebase.outcomes().forEach(outcome -> outcomes.add(write(outcome)));
    json.add("patches", outcomes);
    return json;
  }

  private static NewVersionState.Rebased rebase(JsonObject json) {
    List<PatchOutcome> outcomes = new ArrayList<>();
    for (JsonElement outcome : json.getAsJsonArray("patches")) {
      outcomes.add(outcome(outcome.getAsJsonObject()));
    }
    return new NewVersionState.Rebased(
        id(text(json, "old_base")),
        id(text(json, "old_tip")),
        id(text(json, "tip")),
        Math.max(0, json.get("skip").getAsInt()),
        outcomes);
  }

  private static JsonObject write(PatchOutcome outcome) {
    JsonObject json = new JsonObject();
    json.addProperty("commit", outcome.commit());
    json.addProperty("subject", outcome.subject());
    add(json, "new_commit", outcome.newCommit());
    json.addProperty("fate", outcome.fate().name());
    json.addProperty("detail", outcome.detail());
    JsonArray evidence = new JsonArray();
    outcome.evidence().forEach(evidence::add);
    json.add("evidence", evidence);
    json.addProperty("by_git", outcome.byGit());
    return json;
  }

  private static PatchOutcome outcome(JsonObject json) {
    List<String> evidence = new ArrayList<>();
    json.getAsJsonArray("evidence").forEach(sign -> evidence.add(sign.getAsString()));
    return new PatchOutcome(
        id(text(json, "commit")),
        text(json, "subject"),
        maybe(json, "new_commit").map(NewVersionJson::id),
        PatchOutcome.Fate.valueOf(text(json, "fate")),
        text(json, "detail"),
        evidence,
        flag(json, "by_git"),
        List.of());
  }

  private static JsonObject write(NewVersionState.HandOver handOver) {
    JsonObject json = new JsonObject();
    add(json, "worktree", handOver.worktree());
    json.addProperty("made", handOver.made());
    return json;
  }

  private static NewVersionState.HandOver handOver(JsonObject json) {
    return new NewVersionState.HandOver(maybe(json, "worktree"), flag(json, "made"));
  }

  private static void add(JsonObject json, String name, Optional<String> value) {
    value.ifPresent(text -> json.addProperty(name, text));
  }

  private static Optional<String> maybe(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name)).map(JsonElement::getAsString);
  }

  private static Optional<JsonObject> part(JsonObject json, String name) {
    return Optional.ofNullable(json.getAsJsonObject(name));
  }

  private static String text(JsonObject json, String name) {
    return maybe(json, name).orElseThrow(() -> new IllegalStateException("no \"" + name + "\""));
  }

  private static boolean flag(JsonObject json, String name) {
    return json.get(name) != null && json.get(name).getAsBoolean();
  }

  /** An object id: the file may have been edited, and ids go to git. */
  private static String id(String text) {
    boolean hex = text.length() == 40 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    if (!hex) {
      throw new IllegalStateException("no object id: " + text);
    }
    return text;
  }
}
