package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.rdopkg.requirements.CheckedPackage;
import org.rdopkg.requirements.RequirementCheck;
import org.rdopkg.workflow.ReqcheckWorkflow;

/** The blocks of {@code reqcheck} as JSON. */
final class ReqcheckJson {
  private ReqcheckJson() {}

  /** As the Python tool has it: names and the spec's versions. */
  static JsonObject brief(RequirementCheck check) {
    return blocks(check, ReqcheckJson::pair);
  }

  /** All that is known. */
  static JsonObject full(ReqcheckWorkflow.Result result) {
    JsonObject object = blocks(result.check(), ReqcheckJson::details);
    object.addProperty("spec_changed", result.changed());
    return object;
  }

  private static JsonObject blocks(
      RequirementCheck check, Function<CheckedPackage, JsonObject> entry) {
    JsonObject object = new JsonObject();
    object.add("met", array(check.met(), entry));
    object.add("any", array(check.any(), entry));
    object.add("excess", array(check.excess(), entry));
    object.add("mismatch", array(check.mismatch(), entry));
    object.add("missing", array(check.missing(), entry));
    object.add("removed", array(check.removed(), entry));
    return object;
  }

  private static JsonArray array(
      List<CheckedPackage> packages, Function<CheckedPackage, JsonObject> entry) {
    JsonArray array = new JsonArray();
    packages.forEach(one -> array.add(entry.apply(one)));
    return array;
  }

  private static JsonObject pair(CheckedPackage one) {
    JsonObject object = new JsonObject();
    object.addProperty("name", one.name());
    object.addProperty("vers", one.inSpec().orElse(null));
    return object;
  }

  private static JsonObject details(CheckedPackage one) {
    JsonObject object = pair(one);
    object.addProperty("desired", one.desired());
    object.addProperty("overridden", one.overridden().orElse(null));
    object.addProperty(
        "autosync",
        one.sync() == CheckedPackage.Sync.NONE ? null : one.sync().name().toLowerCase(Locale.ROOT));
    object.addProperty("trouble", one.trouble().isEmpty() ? null : one.trouble());
    return object;
  }
}
