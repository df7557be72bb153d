package org.rdopkg.git;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rdopkg.io.Environment;

/**
 * git's effective configuration for one checkout: system, user, repository, worktree and command
 * line, in that order, the last value winning. Keys are written as {@code git config --get} takes
 * them: first and last part in any case, the middle exact. A snapshot, read once.
 */
public final class GitConfig {
  private final Map<String, List<Optional<String>>> values;

  private GitConfig(Map<String, List<Optional<String>>> values) {
    this.values = values;
  }

  /** The configuration of system and user, for a run that stands in no checkout. */
  public static GitConfig ofUser(Environment environment) {
    return new GitConfigReader(environment).readProtected();
  }

  /** The last value of a key; a key without {@code =} has the value {@code true}. */
  public Optional<String> get(String key) {
    List<Optional<String>> all = values.get(canonical(key));
    return all == null ? Optional.empty() : Optional.of(all.get(all.size() - 1).orElse("true"));
  }

  /** All values of a key, in configuration order. */
  public List<String> all(String key) {
    List<String> all = new ArrayList<>();
    values.getOrDefault(canonical(key), List.of()).forEach(v -> all.add(v.orElse("true")));
    return List.copyOf(all);
  }

  /**
   * A truth value by git's rules: {@code true}, {@code yes}, {@code on}, a number other than 0, or
   * no value at all; anything else is false.
   */
  public boolean isTrue(String key) {
    return get(key).map(GitConfig::truth).orElse(false);
  }

  /** Whether a key is there and means "no" by git's rules. */
  public boolean isFalse(String key) {
    return get(key).map(value -> !truth(value)).orElse(false);
  }

  static boolean truth(String value) {
    String lower = value.toLowerCase(Locale.ROOT).strip();
    if (lower.equals("true") || lower.equals("yes") || lower.equals("on")) {
      return true;
    }
    boolean number = !lower.isEmpty() && lower.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && lower.chars().anyMatch(c -> c != '0');
  }

  /** The middle parts under a section, in configuration order: {@code remote} gives the remotes. */
  public List<String> subsections(String section) {
    String prefix = section.toLowerCase(Locale.ROOT) + ".";
    Set<String> names = new LinkedHashSet<>();
    for (String key : values.keySet()) {
      int last = key.lastIndexOf('.');
      if (key.startsWith(prefix) && last > prefix.length() - 1) {
        names.add(key.substring(prefix.length(), last));
      }
    }
    return List.copyOf(names);
  }

  /** The last parts of the keys that a section has directly, without a middle; in lower case. */
  public List<String> names(String section) {
    String prefix = section.toLowerCase(Locale.ROOT) + ".";
    List<String> names = new ArrayList<>();
    for (String key : values.keySet()) {
      if (key.startsWith(prefix) && key.indexOf('.', prefix.length()) < 0) {
        names.add(key.substring(prefix.length()));
      }
    }
    return List.copyOf(names);
  }

  /** First and last part in lower case, the middle as it is. */
  static String canonical(String key) {
    int first = key.indexOf('.');
    int last = key.lastIndexOf('.');
    if (first < 0) {
      return key.toLowerCase(Locale.ROOT);
    }
    return key.substring(0, first).toLowerCase(Locale.ROOT)
        + key.substring(first, last)
        + key.substring(last).toLowerCase(Locale.ROOT);
  }

  /** Collects values in configuration order. */
  static final class Builder {
    private final Map<String, List<Optional<String>>> values = new LinkedHashMap<>();

    Builder add(String key, @Nullable String value) {
      values
          .computeIfAbsent(canonical(key), k -> new ArrayList<>())
          .add(Optional.ofNullable(value));
      return this;
    }

    GitConfig build() {
      return new GitConfig(values);
    }
  }
}
