package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.workflow.Forecast;

/** A forecast for machines. */
final class ForecastJson {
  private ForecastJson() {}

  static JsonObject of(Forecast forecast) {
    JsonObject object = new JsonObject();
    object.addProperty("package", forecast.packageName());
    object.addProperty("version", forecast.version());
    object.addProperty("patches_branch", forecast.branch());
    JsonArray releases = new JsonArray();
    forecast.releases().forEach(release -> releases.add(release(release)));
    object.add("versions", releases);
    JsonArray patches = new JsonArray();
    forecast.patches().forEach(patch -> patches.add(patch(forecast, patch)));
    object.add("patches", patches);
    return object;
  }

  private static JsonObject release(Forecast.Release release) {
    JsonObject object = new JsonObject();
    object.addProperty("version", release.version());
    object.addProperty("ref", release.ref());
    object.addProperty("problem", release.problem().orElse(null));
    return object;
  }

  private static JsonObject patch(Forecast forecast, PatchCommit patch) {
    JsonObject object = new JsonObject();
    object.addProperty("commit", patch.id());
    object.addProperty("subject", patch.subject());
    object.addProperty(
        "first_conflict",
        forecast.firstConflict(patch).map(Forecast.Release::version).orElse(null));
    object.addProperty(
        "first_without", forecast.firstWithout(patch).map(Forecast.Release::version).orElse(null));
    JsonObject outcomes = new JsonObject();
    for (Forecast.Release release : forecast.releases()) {
      forecast
          .outcome(patch, release)
          .ifPresent(outcome -> outcomes.add(release.version(), outcome(outcome)));
    }
    object.add("outcomes", outcomes);
    return object;
  }

  private static JsonObject outcome(org.rdopkg.workflow.PatchOutcome outcome) {
    JsonObject object = NewVersionReportJson.outcome(outcome);
    object.remove("commit");
    object.remove("subject");
    object.remove("new_commit");
    return object;
  }
}
