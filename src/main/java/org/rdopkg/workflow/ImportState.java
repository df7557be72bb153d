package org.rdopkg.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the steps of {@code import-patches} know of each other.
 *
 * @param branch the distgit branch
 * @param patchesBranch the local patches branch
 * @param localOption what {@code -P} said
 * @param baseOption what {@code --base} said
 * @param base the commit that the branch stands on
 * @param tip the commit that it has come to
 * @param done files that are on it
 * @param skip files that the user leaves out
 * @param stoppedAt the file that did not apply; empty when none
 * @param notes what is to be remembered, by commit
 * @param lines what is to be reported, in the order of the patches
 */
record ImportState(
    String branch,
    String patchesBranch,
    Optional<String> localOption,
    Optional<String> baseOption,
    String base,
    String tip,
    List<String> done,
    List<String> skip,
    Optional<String> stoppedAt,
    Map<String, String> notes,
    List<Line> lines) {
  /**
   * What became of a patch.
   *
   * @param file its name
   * @param commit the commit that it became; empty for one that is left out
   * @param subject the commit's
   * @param how in a word
   * @param offset most lines that a hunk was off
   * @param fuzz most lines of context that were not looked at
   */
  record Line(String file, String commit, String subject, String how, int offset, int fuzz) {
    /** The same patch as another commit. */
    Line at(String id, String newSubject, String newHow) {
      return new Line(file, id, newSubject, newHow, offset, fuzz);
    }
  }

  ImportState {
    done = List.copyOf(done);
    skip = List.copyOf(skip);
    notes = Map.copyOf(notes);
    lines = List.copyOf(lines);
  }

  String ref() {
    return "refs/heads/" + patchesBranch;
  }

  /** A patch has become commits. */
  ImportState with(String file, String newTip, Map<String, String> newNotes, List<Line> more) {
    List<String> nowDone = new ArrayList<>(done);
    nowDone.add(file);
    Map<String, String> allNotes = new LinkedHashMap<>(notes);
    allNotes.putAll(newNotes);
    List<Line> allLines = new ArrayList<>(lines);
    allLines.addAll(more);
    return new ImportState(
        branch,
        patchesBranch,
        localOption,
        baseOption,
        base,
        newTip,
        nowDone,
        skip,
        Optional.empty(),
        allNotes,
        allLines);
  }

  /** Commits were made anew: new ids by old ones. */
  ImportState moved(Map<String, String> ids, List<Line> newLines) {
    Map<String, String> newNotes = new LinkedHashMap<>();
    notes.forEach(
        (commit, text) -> {
          String id = ids.getOrDefault(commit, commit);
          newNotes.put(id, StoredPatch.parse(text).map(note -> note.at(id).text()).orElse(text));
        });
    return new ImportState(
        branch,
        patchesBranch,
        localOption,
        baseOption,
        base,
        ids.getOrDefault(tip, tip),
        done,
        skip,
        stoppedAt,
        newNotes,
        newLines);
  }

  /** A patch has not applied. */
  ImportState stopped(String file) {
    return new ImportState(
        branch,
        patchesBranch,
        localOption,
        baseOption,
        base,
        tip,
        done,
        skip,
        Optional.of(file),
        notes,
        lines);
  }

  /** The user leaves more files out. */
  ImportState skipping(List<String> files) {
    List<String> all = new ArrayList<>(skip);
    files.stream().filter(file -> !all.contains(file)).forEach(all::add);
    return new ImportState(
        branch,
        patchesBranch,
        localOption,
        baseOption,
        base,
        tip,
        done,
        all,
        stoppedAt.filter(file -> !all.contains(file)),
        notes,
        lines);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("branch", branch);
    json.addProperty("patches_branch", patchesBranch);
    localOption.ifPresent(value -> json.addProperty("local_option", value));
    baseOption.ifPresent(value -> json.addProperty("base_option", value));
    json.addProperty("base", base);
    json.addProperty("tip", tip);
    json.add("done", array(done));
    json.add("skip", array(skip));
    stoppedAt.ifPresent(value -> json.addProperty("stopped_at", value));
    JsonObject texts = new JsonObject();
    notes.forEach(texts::addProperty);
    json.add("notes", texts);
    JsonArray reported = new JsonArray();
    for (Line line : lines) {
      JsonObject entry = new JsonObject();
      entry.addProperty("file", line.file());
      entry.addProperty("commit", line.commit());
      entry.addProperty("subject", line.subject());
      entry.addProperty("how", line.how());
      entry.addProperty("offset", line.offset());
      entry.addProperty("fuzz", line.fuzz());
      reported.add(entry);
    }
    json.add("lines", reported);
    return json;
  }

  private static JsonArray array(List<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  static ImportState of(JsonObject json) {
    Map<String, String> notes = new LinkedHashMap<>();
    json.getAsJsonObject("notes")
        .entrySet()
        .forEach(note -> notes.put(id(note.getKey()), note.getValue().getAsString()));
    List<Line> lines = new ArrayList<>();
    json.getAsJsonArray("lines").forEach(line -> lines.add(line(line.getAsJsonObject())));
    return new ImportState(
        json.get("branch").getAsString(),
        json.get("patches_branch").getAsString(),
        text(json, "local_option"),
        text(json, "base_option"),
        id(json.get("base").getAsString()),
        id(json.get("tip").getAsString()),
        list(json, "done"),
        list(json, "skip"),
        text(json, "stopped_at"),
        notes,
        lines);
  }

  private static Line line(JsonObject json) {
    return new Line(
        json.get("file").getAsString(),
        json.get("commit").getAsString(),
        json.get("subject").getAsString(),
        json.get("how").getAsString(),
        json.get("offset").getAsInt(),
        json.get("fuzz").getAsInt());
  }

  private static Optional<String> text(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name)).map(value -> value.getAsString());
  }

  private static List<String> list(JsonObject json, String name) {
    return json.getAsJsonArray(name).asList().stream().map(e -> e.getAsString()).toList();
  }

  private static String id(String text) {
    if (!text.matches("[0-9a-f]{40}")) {
      throw new IllegalArgumentException("no commit: " + text);
    }
    return text;
  }
}
