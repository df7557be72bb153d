package org.rdopkg.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What the steps of {@code fix} know of each other.
 *
 * @param branch the distgit branch
 * @param specName the spec's file name
 * @param specBefore the spec as it was before, as a blob's id in hex; empty before the first step
 * @param bumpIndex what {@code --release-bump-index} said
 * @param branches other dist branches that get the fix too
 */
record FixState(
    String branch,
    String specName,
    String specBefore,
    Optional<String> bumpIndex,
    List<String> branches) {
  FixState {
    branches = List.copyOf(branches);
  }

  FixState withSpecBefore(String blob) {
    return new FixState(branch, specName, blob, bumpIndex, branches);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("branch", branch);
    json.addProperty("spec", specName);
    json.addProperty("spec_before", specBefore);
    bumpIndex.ifPresent(index -> json.addProperty("release_bump_index", index));
    JsonArray others = new JsonArray();
    branches.forEach(others::add);
    json.add("branches", others);
    return json;
  }

  static FixState of(JsonObject json) {
    String before = json.get("spec_before").getAsString();
    if (before.length() != 40
        || !before.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("no blob: " + before);
    }
    return new FixState(
        json.get("branch").getAsString(),
        json.get("spec").getAsString(),
        before,
        Optional.ofNullable(json.get("release_bump_index")).map(index -> index.getAsString()),
        json.getAsJsonArray("branches").asList().stream().map(e -> e.getAsString()).toList());
  }
}
