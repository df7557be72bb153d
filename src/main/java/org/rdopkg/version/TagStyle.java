package org.rdopkg.version;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How an upstream writes versions as tags: a constant in front, one behind, and what stands for the
 * dots. {@code foo_1_2_3} has the prefix {@code foo_} and the separator {@code _}; {@code V_9_9_P2}
 * for {@code 9.9p2} has the level {@code _P}, too.
 *
 * @param prefix what stands before the version; may be empty
 * @param separator what stands for each dot of the version
 * @param suffix what stands after the version; may be empty
 * @param level what stands for the {@code p} of a patch level
 */
public record TagStyle(String prefix, String separator, String suffix, String level) {
  /** Tags are the versions themselves. */
  public static final TagStyle PLAIN = new TagStyle("", ".", "");

  private static final TagStyle LOWER_V = new TagStyle("v", ".", "");
  private static final TagStyle UPPER_V = new TagStyle("V", ".", "");

  /** The styles that are looked for first, by name alone. */
  public static final List<TagStyle> COMMON = List.of(PLAIN, LOWER_V, UPPER_V);

  private static final List<String> SEPARATORS = List.of(".", "_", "-");
  private static final String PLAIN_LEVEL = "p";
  private static final List<String> LEVELS =
      List.of(PLAIN_LEVEL, "P", "_P", "_p", "-P", "-p", ".P", ".p");
  private static final Pattern LEVEL = Pattern.compile("(?<=[0-9])p(?=[0-9]{1,9}$)");
  private static final Pattern NAME_END = Pattern.compile("[-_./@]?[vV]?");
  private static final int MOST_CANDIDATES = 32;
  private static final Set<String> NOT_FINAL =
      Set.of(
          "a",
          "alpha",
          "b",
          "beta",
          "c",
          "dev",
          "eol",
          "git",
          "milestone",
          "nightly",
          "pre",
          "preview",
          "rc",
          "snapshot",
          "start",
          "branchpoint",
          "test",
          "wip",
          "root",
          "base");

  /** A style in which patch levels are written as they are. */
  public TagStyle(String prefix, String separator, String suffix) {
    this(prefix, separator, suffix, PLAIN_LEVEL);
  }

  /** The tag of a version. */
  public String tagOf(String version) {
    return prefix + written(version, separator, level) + suffix;
  }

  private static String written(String version, String separator, String level) {
    String numbers = version.replace(".", separator);
    return level.equals(PLAIN_LEVEL)
        ? numbers
        : LEVEL.matcher(numbers).replaceFirst(Matcher.quoteReplacement(level));
  }

  /** The version that a tag of this style stands for: text that begins with a digit. */
  public Optional<String> versionOf(String tag) {
    boolean fits =
        tag.length() > prefix.length() + suffix.length()
            && tag.startsWith(prefix)
            && tag.endsWith(suffix)
            && Release.isDigit(tag.charAt(prefix.length()));
    if (!fits) {
      return Optional.empty();
    }
    String middle = tag.substring(prefix.length(), tag.length() - suffix.length());
    return Optional.of(withPlainLevel(middle).replace(separator, "."));
  }

  private String withPlainLevel(String written) {
    int digits = written.length();
    while (digits > 0 && Release.isDigit(written.charAt(digits - 1))) {
      digits--;
    }
    int at = digits - level.length();
    boolean has = at > 0 && digits < written.length() && written.startsWith(level, at);
    return has && Release.isDigit(written.charAt(at - 1))
        ? written.substring(0, at) + PLAIN_LEVEL + written.substring(digits)
        : written;
  }

  /** How people are shown the style: {@code X.Y.Z}, {@code vX.Y.Z}, {@code foo_X_Y_Z}. */
  public String label() {
    String levels = level.equals(PLAIN_LEVEL) ? "" : level + "N";
    return prefix + "X" + separator + "Y" + separator + "Z" + levels + suffix;
  }

  /** The style of a tag that nothing else is known of: {@code v} before a digit, or plain. */
  public static TagStyle ofName(String tag) {
    return COMMON.stream()
        .filter(style -> style.versionOf(tag).isPresent())
        .findFirst()
        .orElse(PLAIN);
  }

  /**
   * The style in which one of the tags stands for the version. Of several, the one that most tags
   * follow, then the shortest.
   */
  public static Optional<TagStyle> detect(String version, List<String> tags) {
    return detect(version, tags, List.of());
  }

  /**
   * The same, but one that begins with a name of the package comes first: several components may
   * share a repository.
   */
  public static Optional<TagStyle> detect(String version, List<String> tags, List<String> names) {
    if (version.isEmpty()) {
      return Optional.empty();
    }
    Comparator<TagStyle> byName = Comparator.comparing(style -> !style.beginsWith(names));
    Comparator<TagStyle> byUse = Comparator.comparingLong(style -> -style.countOf(tags));
    return candidates(version, tags).stream()
        .min(
            byName
                .thenComparing(byUse)
                .thenComparingInt(TagStyle::length)
                .thenComparing(TagStyle::label));
  }

  private static Set<TagStyle> candidates(String version, List<String> tags) {
    Set<TagStyle> found = new TreeSet<>(Comparator.comparing(TagStyle::label));
    for (String separator : version.contains(".") ? SEPARATORS : List.of(".")) {
      for (String level : LEVEL.matcher(version).find() ? LEVELS : List.of(PLAIN_LEVEL)) {
        String written = written(version, separator, level);
        found.addAll(
            tags.stream()
                .flatMap(tag -> around(tag, written, separator, level).stream())
                .limit(MOST_CANDIDATES)
                .collect(Collectors.toSet()));
      }
    }
    return found;
  }

  private static Optional<TagStyle> around(
      String tag, String written, String separator, String level) {
    int at = tag.lastIndexOf(written);
    if (at < 0) {
      return Optional.empty();
    }
    String prefix = tag.substring(0, at);
    String suffix = tag.substring(at + written.length());
    return endsInsideNumber(prefix, separator) || !isConstantSuffix(suffix)
        ? Optional.empty()
        : Optional.of(new TagStyle(prefix, separator, suffix, level));
  }

  /**
   * Whether the version found is only the end of a longer one, as {@code 2.3} in {@code 1.2.3} or
   * in {@code 1.2-2.3}. The number of a word, as in {@code libX11-1.8}, is none of its own.
   */
  private static boolean endsInsideNumber(String prefix, String separator) {
    int end = prefix.length();
    if (end > 0 && SEPARATORS.contains(prefix.substring(end - 1))) {
      end--;
    }
    if (end == 0 || !Release.isDigit(prefix.charAt(end - 1))) {
      return false;
    }
    int start = end;
    while (start > 0 && Release.isDigit(prefix.charAt(start - 1))) {
      start--;
    }
    boolean ofWord = start > 0 && Character.isLetter(prefix.charAt(start - 1));
    return !ofWord || end == prefix.length() || prefix.endsWith(separator);
  }

  /** Whether what follows the version says neither another version nor that it is no release. */
  private static boolean isConstantSuffix(String suffix) {
    String letters = suffix.replaceAll("^[-._~+]", "").toLowerCase(Locale.ROOT);
    return suffix.chars().noneMatch(c -> c >= '0' && c <= '9')
        && !NOT_FINAL.contains(letters)
        && (suffix.isEmpty() || !letters.equals(suffix.toLowerCase(Locale.ROOT)));
  }

  /** Whether the prefix is a name, with at most a mark and a {@code v} behind it. */
  private boolean beginsWith(List<String> names) {
    return names.stream()
        .filter(name -> !name.isEmpty() && prefix.regionMatches(true, 0, name, 0, name.length()))
        .map(name -> prefix.substring(name.length()))
        .anyMatch(rest -> NAME_END.matcher(rest).matches());
  }

  private long countOf(List<String> tags) {
    return tags.stream().filter(tag -> versionOf(tag).isPresent()).count();
  }

  private int length() {
    return prefix.length() + suffix.length();
  }

  @Override
  public String toString() {
    return label();
  }
}
