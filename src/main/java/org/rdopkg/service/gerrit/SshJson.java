package org.rdopkg.service.gerrit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** Reads what {@code gerrit query --format=JSON} writes: one object a line. */
final class SshJson {
  private SshJson() {}

  /**
   * The changes.
   *
   * @throws RdopkgException when the server has answered with an error, or with something else
   */
  static List<GerritChange> changes(String output) {
    List<GerritChange> changes = new ArrayList<>();
    boolean ended = false;
    for (String line : output.lines().filter(l -> !l.isBlank()).toList()) {
      JsonObject object = object(line);
      String type = JsonFields.text(object, "type");
      if (type.equals("error")) {
        throw RdopkgException.of(ErrorKind.PROGRAM, "Gerrit refuses the query")
            .because(JsonFields.text(object, "message"));
      }
      if (type.equals("stats")) {
        ended = true;
      } else {
        changes.add(change(object));
      }
    }
    if (!ended) {
      throw strange("it ends without the line of statistics that Gerrit writes last");
    }
    return List.copyOf(changes);
  }

  private static JsonObject object(String line) {
    try {
      JsonElement element = JsonParser.parseString(line);
      if (element.isJsonObject()) {
        return element.getAsJsonObject();
      }
    } catch (JsonParseException | StackOverflowError e) {
      throw strange("a line is no JSON").causedBy(e);
    }
    throw strange("a line is no JSON object");
  }

  private static GerritChange change(JsonObject object) {
    Map<Integer, GerritPatchSet> sets = new LinkedHashMap<>();
    for (JsonElement element : JsonFields.array(object, "patchSets")) {
      GerritPatchSet set = patchSet(element);
      sets.put(set.number(), set);
    }
    JsonObject newest = JsonFields.object(object, "currentPatchSet");
    int current = 0;
    if (newest.size() > 0) {
      GerritPatchSet set = patchSet(newest);
      sets.put(set.number(), set);
      current = set.number();
    }
    return new GerritChange(
        JsonFields.number(object, "number"),
        JsonFields.text(object, "project"),
        JsonFields.text(object, "branch"),
        JsonFields.text(object, "id"),
        JsonFields.text(object, "subject"),
        JsonFields.text(object, "status"),
        JsonFields.text(object, "url"),
        JsonFields.truth(object, "wip"),
        current,
        List.copyOf(sets.values()));
  }

  private static GerritPatchSet patchSet(JsonElement element) {
    JsonObject object = JsonFields.object(element);
    List<GerritVote> votes = new ArrayList<>();
    JsonArray approvals = JsonFields.array(object, "approvals");
    for (JsonElement approval : approvals) {
      JsonObject vote = JsonFields.object(approval);
      JsonObject by = JsonFields.object(vote, "by");
      String user = JsonFields.text(by, "username");
      votes.add(
          new GerritVote(
              JsonFields.text(vote, "type"),
              JsonFields.number(vote, "value"),
              user.isEmpty() ? JsonFields.text(by, "name") : user));
    }
    return new GerritPatchSet(
        JsonFields.number(object, "number"),
        JsonFields.text(object, "revision"),
        JsonFields.text(object, "ref"),
        votes);
  }

  private static RdopkgException strange(String why) {
    return RdopkgException.of(ErrorKind.PROGRAM, "The answer is not Gerrit's").because(why);
  }
}
