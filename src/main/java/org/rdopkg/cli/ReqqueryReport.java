package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.rdopkg.console.Console;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.requirements.AvailableRelease;
import org.rdopkg.requirements.AvailableRelease.Available;
import org.rdopkg.requirements.AvailableRelease.Build;
import org.rdopkg.requirements.VersionNeed;

/** Shows what {@code reqquery} has found. */
final class ReqqueryReport {
  private final Console console;

  ReqqueryReport(Console console) {
    this.console = console;
  }

  void print(List<AvailableRelease> releases) {
    boolean first = true;
    for (AvailableRelease release : releases) {
      if (!first) {
        console.result("");
      }
      first = false;
      console.result("");
      console.result(
          Text.of(release.release(), Style.STRONG).plain("/").add(release.dist(), Style.STRONG));
      release.packages().forEach(this::print);
    }
  }

  private void print(Available one) {
    console.result(Text.of("  ").add(one.module().orElse(one.packageName()), Style.STRONG));
    Optional<Build> build = one.build();
    console.result(
        build.isPresent()
            ? Text.of("    nvr:   " + build.get().nvr())
            : Text.of("    nvr:   " + one.packageName() + " ").add("not available", Style.BAD));
    Text needs = Text.of("    need:  ");
    boolean first = true;
    for (VersionNeed need : one.needs()) {
      needs.plain(first ? "" : ",").add(need.text(), need.met() ? Style.GOOD : Style.BAD);
      first = false;
    }
    console.result(needs);
    console.result(
        Text.of("    state: ")
            .add(one.isMet() ? "OK" : "not met", one.isMet() ? Style.GOOD : Style.BAD));
  }

  static JsonArray toJson(List<AvailableRelease> releases) {
    JsonArray array = new JsonArray();
    for (AvailableRelease release : releases) {
      JsonArray packages = new JsonArray();
      release.packages().forEach(one -> packages.add(toJson(one)));
      JsonObject object = new JsonObject();
      object.addProperty("release", release.release());
      object.addProperty("dist", release.dist());
      object.add("packages", packages);
      array.add(object);
    }
    return array;
  }

  private static JsonObject toJson(Available one) {
    JsonObject object = new JsonObject();
    object.addProperty("module", one.module().orElse(null));
    object.addProperty("package", one.packageName());
    object.addProperty("version_required", one.required().isEmpty() ? null : one.required());
    object.addProperty("version_available", one.build().map(Build::version).orElse(null));
    object.addProperty("nvr_available", one.build().map(Build::nvr).orElse(null));
    object.addProperty("repo_available", one.build().map(Build::repository).orElse(null));
    object.addProperty("met", one.isMet());
    return object;
  }
}
