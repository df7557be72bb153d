package org.rdopkg.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;

/** What is set, and by whom: for each setting the strongest place wins. Immutable. */
public final class Settings {
  private final Map<Setting, Value> values;

  private Settings(Map<Setting, Value> values) {
    this.values = new EnumMap<>(values);
  }

  /**
   * The values of a setting.
   *
   * @param texts one, none, or for lists any number
   */
  public record Value(List<String> texts, Origin origin) {
    public Value {
      texts = List.copyOf(texts);
    }
  }

  /** Nothing is set. */
  public static Settings defaults() {
    return new Settings(new EnumMap<>(Setting.class));
  }

  /**
   * These settings, and over them what a stronger place says.
   *
   * @param entries key and values, as written there
   * @throws RdopkgException when a key is unknown or not allowed there, or a value is wrong
   */
  public Settings with(Map<String, List<String>> entries, Origin origin) {
    Map<Setting, Value> merged = new EnumMap<>(Setting.class);
    merged.putAll(values);
    entries.forEach(
        (key, texts) -> {
          Setting setting = Setting.of(key).orElseThrow(() -> unknown(key, origin));
          check(setting, texts, origin);
          merged.put(setting, new Value(texts, origin));
        });
    return new Settings(merged);
  }

  private static RdopkgException unknown(String key, Origin origin) {
    RdopkgException error =
        RdopkgException.of(ErrorKind.USAGE, "Unknown setting '" + key + "' in " + origin.name());
    for (String near : Suggestions.near(key, Setting.keys())) {
      error = error.fix("did you mean " + near + "?");
    }
    return error.fix("rdopkg conf   # lists all settings");
  }

  private static void check(Setting setting, List<String> texts, Origin origin) {
    String where = setting.key() + " in " + origin.name();
    if (origin.layer() == Origin.Layer.DISTGIT && !setting.isHarmless()) {
      throw RdopkgException.of(ErrorKind.USAGE, "Not allowed there: " + where)
          .because("whoever wrote the distgit would decide it for everybody who clones it")
          .fix("git config rdopkg." + setting.key() + " VALUE");
    }
    if (texts.size() != 1 && !setting.isList()) {
      throw RdopkgException.of(ErrorKind.USAGE, "Invalid value of " + where)
          .because("it must be one value");
    }
    for (String text : texts) {
      setting
          .fault(text)
          .ifPresent(
              fault -> {
                throw RdopkgException.of(ErrorKind.USAGE, "Invalid value of " + where + ": " + text)
                    .because(fault);
              });
    }
  }

  /** The value of a setting and where it comes from. */
  public Value value(Setting setting) {
    Value value = values.get(setting);
    if (value != null) {
      return value;
    }
    String byDefault = setting.byDefault();
    return new Value(byDefault.isEmpty() ? List.of() : List.of(byDefault), Origin.BY_DEFAULT);
  }

  /** The value; empty when nothing is set and there is no default. */
  public Optional<String> text(Setting setting) {
    return value(setting).texts().stream().findFirst();
  }

  /** The values of a list. */
  public List<String> list(Setting setting) {
    return value(setting).texts();
  }

  /** The value of a number. */
  public int number(Setting setting) {
    return Integer.parseInt(text(setting).orElseThrow());
  }
}
