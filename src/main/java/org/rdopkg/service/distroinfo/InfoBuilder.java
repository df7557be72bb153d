package org.rdopkg.service.distroinfo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.service.distroinfo.InfoValue.Fields;
import org.rdopkg.service.distroinfo.InfoValue.Items;
import org.rdopkg.service.distroinfo.InfoValue.Scalar;

/**
 * Makes packages and releases from what files say: a package has the values of {@code
 * package-default}, over them those of the configuration that its {@code conf} names in {@code
 * package-configs}, over them its own, and over all the overrides of a tag.
 */
final class InfoBuilder {
  private final Fields defaults;
  private final Fields configs;
  private final String tag;

  InfoBuilder(Fields rest, String tag) {
    defaults = rest.fields("package-default");
    configs = rest.fields("package-configs");
    this.tag = tag;
  }

  DistroInfo build(List<Fields> packages, List<Fields> releases) {
    return new DistroInfo(
        releases.stream().map(InfoBuilder::release).toList(),
        packages.stream().map(this::pack).toList());
  }

  private InfoPackage pack(Fields own) {
    Fields merged = defaults;
    if (own.map().containsKey("conf")) {
      String conf = own.text("conf").orElse("");
      if (!(configs.map().get(conf) instanceof Fields config)) {
        throw invalid(own, "its conf is '" + conf + "', which package-configs does not define");
      }
      merged = merged.with(config);
    }
    merged = merged.with(own);
    if (!tag.isEmpty()) {
      merged = merged.with(merged.fields("tags").fields(tag));
    }
    return checked(substituted(merged));
  }

  /** {@code %(key)s} in a text is the value of that key, as written. */
  private static Fields substituted(Fields fields) {
    Map<String, InfoValue> values = new LinkedHashMap<>(fields.map());
    values.replaceAll(
        (key, value) ->
            value instanceof Scalar scalar && scalar.isText() && scalar.text().indexOf('%') >= 0
                ? new Scalar(substituted(scalar.text(), fields), true)
                : value);
    return new Fields(values);
  }

  private static String substituted(String text, Fields fields) {
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', done)) {
      out.append(text, done, at);
      if (text.startsWith("%%", at)) {
        out.append('%');
        done = at + 2;
        continue;
      }
      int end = text.indexOf(")s", at);
      if (!text.startsWith("%(", at) || end < 0) {
        throw invalid(fields, "a percent sign that is no %(key)s must be doubled: " + text);
      }
      String key = text.substring(at + 2, end);
      out.append(
          fields
              .text(key)
              .orElseThrow(() -> invalid(fields, "'" + key + "' has no value for: " + text)));
      done = end + 2;
    }
    return out.append(text, done, text.length()).toString();
  }

  private static InfoPackage checked(Fields fields) {
    if (fields.text("name").isEmpty()) {
      throw invalid(fields, "it has no name");
    }
    InfoValue maintainers = fields.map().get("maintainers");
    if (!(maintainers instanceof Items items) || items.values().isEmpty()) {
      throw invalid(fields, "maintainers must be a list of at least one mail address");
    }
    for (InfoValue maintainer : items.values()) {
      if (!(maintainer instanceof Scalar scalar) || scalar.text().indexOf('@') < 0) {
        throw invalid(fields, "one of its maintainers is no mail address");
      }
    }
    return new InfoPackage(fields);
  }

  private static InfoRelease release(Fields fields) {
    String name = fields.text("name").orElse("");
    if (!(fields.map().get("repos") instanceof Items items)) {
      throw invalidRelease(name, "it has no list of repos");
    }
    List<InfoRelease.Repo> repos = new ArrayList<>();
    for (InfoValue value : items.values()) {
      if (!(value instanceof Fields repo) || repo.text("name").isEmpty()) {
        throw invalidRelease(name, "one of its repos has no name");
      }
      String repoName = repo.text("name").get();
      String branch =
          repo.text("branch")
              .or(() -> fields.text("branch"))
              .orElseThrow(() -> invalidRelease(name, "its repo " + repoName + " has no branch"));
      repos.add(new InfoRelease.Repo(repoName, branch, repo));
    }
    return new InfoRelease(fields, repos);
  }

  private static RdopkgException invalidRelease(String name, String why) {
    return RdopkgException.of(ErrorKind.INPUT, "Invalid distroinfo: release " + name).because(why);
  }

  private static RdopkgException invalid(Fields fields, String why) {
    String name = fields.text("project").orElse("?");
    return RdopkgException.of(ErrorKind.INPUT, "Invalid distroinfo: project " + name).because(why);
  }
}
