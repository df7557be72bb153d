package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.rdopkg.service.distroinfo.DistroInfo;
import org.rdopkg.service.distroinfo.InfoPackage;
import org.rdopkg.service.distroinfo.InfoRelease;
import org.rdopkg.service.distroinfo.InfoValue;

/** Metadata as JSON: mappings, lists, and all words as strings, spelled as they were written. */
final class InfoJson {
  private InfoJson() {}

  static JsonObject all(DistroInfo info) {
    JsonObject object = new JsonObject();
    object.add("releases", releases(info.releases()));
    object.add("packages", packages(info.packages()));
    return object;
  }

  static JsonArray packages(List<InfoPackage> packages) {
    JsonArray array = new JsonArray();
    packages.forEach(pkg -> array.add(value(pkg.fields())));
    return array;
  }

  static JsonArray releases(List<InfoRelease> releases) {
    JsonArray array = new JsonArray();
    for (InfoRelease release : releases) {
      JsonObject object = value(release.fields()).getAsJsonObject();
      object.addProperty("upstream_branch", release.upstreamBranch());
      object.addProperty("source_branch", release.sourceBranch());
      array.add(object);
    }
    return array;
  }

  static JsonElement value(InfoValue value) {
    if (value instanceof InfoValue.Scalar scalar) {
      return new JsonPrimitive(scalar.text());
    }
    if (value instanceof InfoValue.Items items) {
      JsonArray array = new JsonArray();
      items.values().forEach(item -> array.add(value(item)));
      return array;
    }
    if (value instanceof InfoValue.Fields fields) {
      JsonObject object = new JsonObject();
      fields.map().forEach((key, entry) -> object.add(key, value(entry)));
      return object;
    }
    return JsonNull.INSTANCE;
  }
}
