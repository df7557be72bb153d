package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rdopkg.git.FileDiff;
import org.rdopkg.spec.lint.LintProblem;
import org.rdopkg.spec.lint.LintRule;
import org.rdopkg.spec.lint.LintSeverity;
import org.rdopkg.workflow.LintRequest;
import org.rdopkg.workflow.LintResult;

/** What a machine reads of {@code lint}. */
final class LintJson {
  private LintJson() {}

  static JsonObject of(LintResult result, LintRequest request) {
    JsonObject object = new JsonObject();
    object.addProperty("action", "lint");
    object.addProperty("status", status(result, request));
    object.addProperty("file", result.specName());
    object.addProperty("errors", result.report().count(LintSeverity.ERROR));
    object.addProperty("warnings", result.report().count(LintSeverity.WARNING));
    object.add("problems", problems(result.report().problems()));
    object.add("fixed", problems(result.fixed()));
    object.addProperty("diff", diff(result));
    return object;
  }

  private static String status(LintResult result, LintRequest request) {
    if (result.written()) {
      return "fixed";
    }
    return request.dryRun() && !result.fixed().isEmpty() ? "planned" : "checked";
  }

  private static String diff(LintResult result) {
    return new String(
        FileDiff.of(result.specName(), result.before().bytes(), result.after().bytes()),
        StandardCharsets.UTF_8);
  }

  private static JsonArray problems(List<LintProblem> problems) {
    JsonArray array = new JsonArray();
    for (LintProblem problem : problems) {
      JsonObject object = new JsonObject();
      object.addProperty("id", problem.id());
      object.addProperty("level", problem.severity().letter());
      object.addProperty("location", problem.location());
      object.addProperty("line", problem.line() > 0 ? problem.line() : null);
      object.addProperty("message", problem.text());
      object.addProperty("fixable", problem.fixable());
      array.add(object);
    }
    return array;
  }

  static JsonArray rules() {
    JsonArray array = new JsonArray();
    for (LintRule rule : LintRule.values()) {
      JsonObject object = new JsonObject();
      object.addProperty("id", rule.id());
      object.addProperty("level", rule.severity().letter());
      object.addProperty("why", rule.why());
      object.addProperty("fixable", rule.isFixable());
      object.addProperty("fix", rule.fix());
      array.add(object);
    }
    return array;
  }
}
