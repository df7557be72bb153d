package org.rdopkg.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that can be set. Only harmless ones may stand in a distgit's own file: whoever wrote
 * that file must not decide what runs on the user's machine or what is kept there.
 */
public enum Setting {
  BUG_PATTERNS(
      Kind.PATTERNS,
      "",
      true,
      "regular expressions (RE2) that find bugs in changelogs, besides rhbz#N, CVE and Jira ids"),
  CHANGELOG(
      Kind.CHANGELOG,
      "detect",
      true,
      "what patch writes into the changelog: detect, count, plain or full (new-version, too)"),
  CHANGELOG_EMAIL(Kind.TEXT, "", false, "mail address in changelog entries; else git's"),
  CHANGELOG_USER(Kind.TEXT, "", false, "name in changelog entries; else git's"),
  DISTRO(Kind.TEXT, "RDO", false, "whose metadata clone, info and the like read; see distroinfo"),
  DISTROINFO(
      Kind.METADATA,
      "RDO rdo-full.yml https://github.com/redhat-openstack/rdoinfo.git",
      false,
      "where metadata is: DISTRO FILE URL, a git repository or, with a slash at the end, raw"
          + " files"),
  FETCH_PERIOD(Kind.NUMBER, "600", false, "for how many seconds fetched metadata is fresh"),
  IMPORT_SIZE(Kind.NUMBER, "1024", true, "from how many KiB import-srpm lists a file in sources"),
  LINT_IGNORE(Kind.LIST, "", true, "lint rules that are switched off"),
  LOOKASIDE(
      Kind.TEXT,
      "",
      true,
      "URL of the cache of sources, in it {name}, {file}, {type}, {hash}; none for no cache"),
  MACROS(Kind.MACROS, "engine", false, "who expands macros: engine, or rpm, which runs the spec"),
  OPLOG_COUNT(Kind.NUMBER, "500", false, "how many operations are kept for undo at most"),
  OPLOG_DAYS(Kind.NUMBER, "90", false, "how many days operations are kept for undo"),
  PACKAGE_NAMES(
      Kind.LIST,
      "",
      true,
      "PROJECT=PACKAGE rules for the packages of Python projects, before those of RDO"),
  PYTHON_VERSION(
      Kind.TEXT, "3.9", true, "the Python whose requirements hold, X.Y; see reqcheck and reqdiff"),
  REPOQUERY(
      Kind.REPOQUERY,
      "auto",
      false,
      "who asks repositories: dnf, builtin, or auto: dnf where it is installed"),
  TARGET(Kind.TEXT, "", true, "the distribution whose macros hold, such as f42");

  /** What a value looks like. */
  public enum Kind {
    /** One line. */
    TEXT,
    /** A number from 1. */
    NUMBER,
    /** Any number of words. */
    LIST,
    /** Any number of regular expressions. */
    PATTERNS,
    /** Any number of places of metadata, three words each. */
    METADATA,
    /** One of the changelog modes. */
    CHANGELOG,
    /** {@code engine} or {@code rpm}. */
    MACROS,
    /** {@code auto}, {@code dnf} or {@code builtin}. */
    REPOQUERY
  }

  private static final int LONGEST_NUMBER = 6;

  private final Kind kind;
  private final String byDefault;
  private final boolean harmless;
  private final String description;

  Setting(Kind kind, String byDefault, boolean harmless, String description) {
    this.kind = kind;
    this.byDefault = byDefault;
    this.harmless = harmless;
    this.description = description;
  }

  /** The name in files and, below {@code rdopkg.}, in git's configuration: {@code oplog-days}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The environment variable: {@code RDOPKG_OPLOG_DAYS}. */
  public String variable() {
    return "RDOPKG_" + name();
  }

  /** Whether it holds any number of values. */
  public boolean isList() {
    return kind == Kind.LIST || kind == Kind.PATTERNS || kind == Kind.METADATA;
  }

  /** The value without configuration; empty for none. */
  public String byDefault() {
    return byDefault;
  }

  /** Whether a distgit may bring it along. */
  public boolean isHarmless() {
    return harmless;
  }

  /** For people. */
  public String description() {
    return description;
  }

  /** The setting of that key; underscores are understood as dashes. */
  public static Optional<Setting> of(String key) {
    String wanted = key.replace('_', '-').toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(setting -> setting.key().equals(wanted)).findFirst();
  }

  /** All keys. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }

  /** What is wrong with a value; empty when nothing is. */
  Optional<String> fault(String value) {
    return switch (kind) {
      case NUMBER -> isNumber(value) ? Optional.empty() : Optional.of("it must be a number from 1");
      case CHANGELOG -> oneOf(value, List.of("detect", "count", "plain", "full"));
      case MACROS -> oneOf(value, List.of("engine", "rpm"));
      case REPOQUERY -> oneOf(value, List.of("auto", "dnf", "builtin"));
      case PATTERNS -> patternFault(value);
      case METADATA ->
          value.strip().split("\\s+", -1).length == 3 && !hasControls(value)
              ? Optional.empty()
              : Optional.of("it must be three words: DISTRO FILE URL");
      case TEXT, LIST ->
          hasControls(value) ? Optional.of("it must be one line of text") : Optional.empty();
    };
  }

  private static boolean hasControls(String value) {
    return value.chars().anyMatch(Character::isISOControl);
  }

  private static boolean isNumber(String value) {
    return !value.isEmpty()
        && value.length() <= LONGEST_NUMBER
        && value.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(value) > 0;
  }

  private static Optional<String> oneOf(String value, List<String> values) {
    return values.contains(value)
        ? Optional.empty()
        : Optional.of("it must be one of " + String.join(", ", values));
  }

  private static Optional<String> patternFault(String value) {
    try {
      Pattern.compile(value);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("it is no regular expression: " + e.getDescription());
    }
  }
}
