package org.rdopkg.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;

/**
 * Finds and reads the places where settings stand, from weak to strong: {@code
 * /etc/rdopkg.d/*.yaml}, {@code ~/.config/rdopkg/config.yaml}, {@code .rdopkg.yaml} of the distgit,
 * git's configuration, environment variables.
 */
public final class ConfigFiles {
  /** The distgit's own file. */
  public static final String DISTGIT_FILE = ".rdopkg.yaml";

  private static final long LIMIT = 1 << 20;
  private static final String SYSTEM = "/etc/rdopkg.d";

  private final Environment environment;
  private final Optional<Path> distgit;

  /**
   * @param distgit the top of the checkout; empty outside of one
   */
  public ConfigFiles(Environment environment, Optional<Path> distgit) {
    this.environment = environment;
    this.distgit = distgit;
  }

  /**
   * Reads all places.
   *
   * @param gitKeys the keys below {@code rdopkg.} in git's configuration
   * @param git the values of such a key
   * @throws RdopkgException when a file can't be read, a key is unknown or a value is wrong
   */
  public Settings read(List<String> gitKeys, Function<String, List<String>> git) {
    Settings settings = Settings.defaults();
    for (Path file : systemFiles()) {
      settings = withFile(settings, file, Origin.Layer.SYSTEM);
    }
    settings = withFile(settings, userFile(), Origin.Layer.USER);
    if (distgit.isPresent()) {
      settings = withFile(settings, distgit.get().resolve(DISTGIT_FILE), Origin.Layer.DISTGIT);
    }
    for (String key : gitKeys) {
      Origin origin = new Origin(Origin.Layer.GIT, "git config rdopkg." + key);
      settings = settings.with(Map.of(key, gitValues(key, git.apply(key))), origin);
    }
    return withVariables(settings);
  }

  /** The last value of a key counts; lists are collected, and may be divided by commas. */
  private static List<String> gitValues(String key, List<String> values) {
    boolean list = Setting.of(key).map(Setting::isList).orElse(false);
    if (!list) {
      return values.subList(values.size() - 1, values.size());
    }
    boolean words = Setting.of(key).equals(Optional.of(Setting.LINT_IGNORE));
    return words ? values.stream().flatMap(value -> words(value).stream()).toList() : values;
  }

  private static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    for (String word : value.split(",", -1)) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }

  private Settings withVariables(Settings settings) {
    Settings merged = settings;
    for (Setting setting : Setting.values()) {
      Optional<String> value = environment.getNonEmpty(setting.variable());
      if (value.isPresent()) {
        List<String> values =
            setting == Setting.LINT_IGNORE ? words(value.get()) : List.of(value.get());
        Origin origin = new Origin(Origin.Layer.ENVIRONMENT, "$" + setting.variable());
        merged = merged.with(Map.of(setting.key(), values), origin);
      }
    }
    return merged;
  }

  private static Settings withFile(Settings settings, Path file, Origin.Layer layer) {
    if (!Files.isRegularFile(file, links(layer))) {
      return settings;
    }
    try {
      String text = new String(AtomicFiles.read(file, LIMIT), StandardCharsets.UTF_8);
      return settings.with(
          YamlFile.parse(text, file.toString()), new Origin(layer, file.toString()));
    } catch (IOException e) {
      throw IoErrors.cannot("read " + file, e);
    }
  }

  /** A distgit may hold a link to anywhere: it is not followed. */
  private static LinkOption[] links(Origin.Layer layer) {
    return layer == Origin.Layer.DISTGIT
        ? new LinkOption[] {LinkOption.NOFOLLOW_LINKS}
        : new LinkOption[0];
  }

  /** The files that are there, from weak to strong. */
  public List<Path> present() {
    List<Path> files = new ArrayList<>(systemFiles());
    files.add(userFile());
    distgit.ifPresent(top -> files.add(top.resolve(DISTGIT_FILE)));
    return files.stream().filter(Files::isRegularFile).toList();
  }

  /** The user's own file, there or not. */
  public Path userFile() {
    return configHome().resolve("rdopkg").resolve("config.yaml");
  }

  private Path configHome() {
    return environment
        .getNonEmpty("XDG_CONFIG_HOME")
        .map(Path::of)
        .orElseGet(() -> environment.home().resolve(".config"));
  }

  /** {@code RDOPKG_SYSTEM_CONFIG} names another folder, as {@code GIT_CONFIG_SYSTEM} does. */
  private Path systemFolder() {
    return Path.of(environment.getNonEmpty("RDOPKG_SYSTEM_CONFIG").orElse(SYSTEM));
  }

  private List<Path> systemFiles() {
    return list(systemFolder(), "*.yaml");
  }

  /** Configuration of the Python tool: programs, which are never run. */
  public List<Path> ofPython() {
    List<Path> files = new ArrayList<>(list(systemFolder(), "*.py"));
    files.addAll(list(environment.home().resolve(".rdopkg").resolve("conf.d"), "*.py"));
    files.addAll(list(environment.home().resolve(".rdopkg"), "*.py"));
    files.addAll(list(configHome().resolve("rdopkg").resolve("conf.d"), "*.py"));
    return List.copyOf(files);
  }

  private static List<Path> list(Path folder, String glob) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Map<String, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
      entries.forEach(file -> files.put(file.toString(), file));
    } catch (IOException e) {
      throw IoErrors.cannot("read the folder " + folder, e);
    }
    return List.copyOf(files.values());
  }
}
