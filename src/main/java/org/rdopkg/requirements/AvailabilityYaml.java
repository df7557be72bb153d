package org.rdopkg.requirements;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.requirements.AvailableRelease.Available;
import org.rdopkg.requirements.AvailableRelease.Build;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Results of {@code reqquery} as YAML, with the keys that the Python tool writes and reads. */
public final class AvailabilityYaml {
  private static final int LIMIT = 16 << 20;

  private AvailabilityYaml() {}

  /** The file's text. */
  public static String write(List<AvailableRelease> releases) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (AvailableRelease release : releases) {
      List<Map<String, @Nullable Object>> packages = new ArrayList<>();
      release.packages().forEach(one -> packages.add(fields(one)));
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("dist", release.dist());
      fields.put("packages", packages);
      fields.put("release", release.release());
      list.add(fields);
    }
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setSplitLines(false).build();
    return new Dump(settings).dumpToString(list);
  }

  private static Map<String, @Nullable Object> fields(Available one) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    one.module().ifPresent(module -> fields.put("module", module));
    fields.put("nvr_available", one.build().map(Build::nvr).orElse(null));
    fields.put("package", one.packageName());
    fields.put("repo_available", one.build().map(Build::repository).orElse(null));
    fields.put("version_available", one.build().map(Build::version).orElse(null));
    fields.put("version_required", one.required().isEmpty() ? null : one.required());
    return fields;
  }

  /**
   * Reads a file.
   *
   * @param name for errors
   */
  public static List<AvailableRelease> read(String text, String name) {
    if (!(load(text, name) instanceof List<?> list)) {
      throw malformed(name, "it is no list");
    }
    List<AvailableRelease> releases = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> fields)
          || !(fields.get("packages") instanceof List<?> packages)) {
        throw malformed(name, "an entry has no packages");
      }
      List<Available> found = new ArrayList<>();
      for (Object one : packages) {
        found.add(available(one, name));
      }
      releases.add(
          new AvailableRelease(
              text(fields, "release").orElse(""), text(fields, "dist").orElse(""), found));
    }
    return releases;
  }

  private static @Nullable Object load(String text, String name) {
    LoadSettings settings =
        LoadSettings.builder().setMaxAliasesForCollections(10).setCodePointLimit(LIMIT).build();
    try {
      return new Load(settings).loadFromString(text);
    } catch (YamlEngineException e) {
      throw malformed(name, Optional.ofNullable(e.getMessage()).orElse("it is not YAML").strip())
          .causedBy(e);
    } catch (StackOverflowError e) {
      throw malformed(name, "it is nested too deeply").causedBy(e);
    }
  }

  private static Available available(@Nullable Object item, String name) {
    if (!(item instanceof Map<?, ?> fields)) {
      throw malformed(name, "a package has no fields");
    }
    String packageName =
        text(fields, "package").orElseThrow(() -> malformed(name, "a package has no name"));
    Optional<Build> build =
        text(fields, "version_available")
            .map(
                version ->
                    new Build(
                        version,
                        text(fields, "nvr_available").orElse(packageName + "-" + version),
                        text(fields, "repo_available").orElse("")));
    return new Available(
        text(fields, "module"), packageName, text(fields, "version_required").orElse(""), build);
  }

  private static Optional<String> text(Map<?, ?> fields, String key) {
    return Optional.ofNullable(fields.get(key)).map(Object::toString);
  }

  private static RdopkgException malformed(String name, String why) {
    return RdopkgException.of(ErrorKind.INPUT, "Not a result of reqquery: " + name).because(why);
  }
}
