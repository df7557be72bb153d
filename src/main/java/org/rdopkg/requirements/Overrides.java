package org.rdopkg.requirements;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.requirements.python.VersionSpecifier;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads override files of {@code reqcheck}: YAML that says for all packages, or for one, which
 * version of a requirement holds instead of upstream's.
 */
public final class Overrides {
  private static final int LIMIT = 1 << 20;

  private Overrides() {}

  /**
   * The constraints for a package, by the name of what it requires without a Python version; empty
   * ones leave it out.
   *
   * @throws RdopkgException when the file is not well formatted
   */
  public static Map<String, String> of(String yaml, String packageName, PackageNames names) {
    Map<String, String> overrides = new HashMap<>();
    if (!(load(yaml) instanceof Map<?, ?> root)
        || !(root.get("packages") instanceof Map<?, ?> packages)) {
      throw malformed("it has no mapping `packages:`");
    }
    for (String key : List.of("all", packageName)) {
      Object entries = packages.get(key);
      if (entries instanceof List<?> list) {
        list.forEach(entry -> add(overrides, entry, names));
      } else if (entries != null) {
        throw malformed("`" + key + ":` is no list");
      }
    }
    return overrides;
  }

  private static @Nullable Object load(String yaml) {
    LoadSettings settings =
        LoadSettings.builder().setMaxAliasesForCollections(10).setCodePointLimit(LIMIT).build();
    try {
      return new Load(settings).loadFromString(yaml);
    } catch (YamlEngineException e) {
      throw malformed(Optional.ofNullable(e.getMessage()).orElse("it is not YAML").strip())
          .causedBy(e);
    } catch (StackOverflowError e) {
      throw malformed("it is nested too deeply").causedBy(e);
    }
  }

  private static void add(
      Map<String, String> overrides, @Nullable Object entry, PackageNames names) {
    if (!(entry instanceof Map<?, ?> map) || !(map.get("name") instanceof String name)) {
      throw malformed("each entry needs a `name:`");
    }
    Object version = map.get("version");
    String text = version == null ? "" : version.toString().strip();
    if (specifier(text).isEmpty()) {
      throw malformed("this is no version: " + text);
    }
    overrides.put(names.unversioned(name), text);
  }

  /** A version alone is the lowest one. */
  private static Optional<VersionSpecifier> specifier(String text) {
    boolean bare = !text.isEmpty() && Character.isDigit(text.charAt(0));
    return VersionSpecifier.parse((bare ? ">=" : "") + text.replaceFirst("^=(?!=)", "=="));
  }

  /** What is wanted of a package under an override. */
  static WantedPackage wanted(WantedPackage asked, String override) {
    return new WantedPackage(
        asked.name(), asked.module(), specifier(override).orElse(asked.versions()));
  }

  private static RdopkgException malformed(String why) {
    return RdopkgException.of(ErrorKind.INPUT, "The override file is not well formatted")
        .because(why)
        .fix("packages: {all: [{name: python-six, version: '>= 1.0'}], PACKAGE: [...]}");
  }
}
