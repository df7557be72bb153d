package org.rdopkg.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a configuration file: one YAML mapping of keys to scalars or lists of scalars. */
final class YamlFile {
  private static final int LIMIT = 1 << 20;

  private YamlFile() {}

  /**
   * The entries of a file, as text.
   *
   * @param name the file, for messages
   * @throws RdopkgException when it is no such mapping
   */
  static Map<String, List<String>> parse(String text, String name) {
    Object loaded = load(text, name);
    Map<String, List<String>> entries = new LinkedHashMap<>();
    if (loaded == null) {
      return entries;
    }
    if (!(loaded instanceof Map<?, ?> map)) {
      throw invalid(name, "it must be a mapping, lines of the form `key: value`");
    }
    map.forEach((key, value) -> entries.put(scalar(key, name), values(value, name)));
    return entries;
  }

  private static @Nullable Object load(String text, String name) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(10)
            .setCodePointLimit(LIMIT)
            .build();
    try {
      return new Load(settings).loadFromString(text);
    } catch (YamlEngineException e) {
      throw invalid(name, Optional.ofNullable(e.getMessage()).orElse("it is not YAML").strip())
          .causedBy(e);
    } catch (StackOverflowError e) {
      throw invalid(name, "it is nested too deeply").causedBy(e);
    }
  }

  private static List<String> values(@Nullable Object value, String name) {
    if (value instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      list.forEach(item -> texts.add(scalar(item, name)));
      return List.copyOf(texts);
    }
    return List.of(scalar(value, name));
  }

  private static String scalar(@Nullable Object value, String name) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    throw invalid(name, "a value is missing, or is neither a text nor a list of texts");
  }

  private static RdopkgException invalid(String name, String why) {
    return RdopkgException.of(ErrorKind.USAGE, "Invalid configuration file: " + name).because(why);
  }
}
