package org.rdopkg.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.version.UpstreamVersion.Stage;

/**
 * The tags of a repository that stand for upstream versions, newest version first.
 *
 * <p>A repository has tags of many kinds: of several styles when upstream changed its mind, of our
 * own builds, of places in the history. A tag counts when it is a version in the style of the
 * current version, in one of the usual styles, or behind the package's name. When another style has
 * far more tags than these, it counts too: upstream went over to it.
 */
public final class UpstreamTags {
  private static final List<String> USUAL_PREFIXES =
      List.of(
          "", "v", "r", "rel", "release", "releases", "version", "ver", "tag", "tags", "upstream");

  private static final int FAR_MORE = 4;

  private final List<UpstreamTag> newestFirst;

  private UpstreamTags(List<UpstreamTag> newestFirst) {
    this.newestFirst = List.copyOf(newestFirst);
  }

  /**
   * Finds the versions among tags.
   *
   * @param tags the names of all tags, in any order
   * @param packageName the package, which upstream's tags may begin with
   * @param current the style of the current version's tag
   */
  public static UpstreamTags among(Collection<String> tags, String packageName, TagStyle current) {
    List<UpstreamTag> found = new ArrayList<>();
    List<UpstreamTag> others = new ArrayList<>();
    for (String tag : tags) {
      Optional<UpstreamTag> inStyle = inStyle(tag, current);
      Optional<UpstreamTag> any = inStyle.or(() -> inAnyStyle(tag));
      if (inStyle.isPresent() || any.filter(t -> isUsual(t, packageName)).isPresent()) {
        any.ifPresent(found::add);
      } else {
        any.filter(t -> !isOurBuild(t, packageName)).ifPresent(others::add);
      }
    }
    found.removeIf(tag -> isOurBuild(tag, packageName) && hasRelease(found, tag));
    found.removeIf(tag -> isBuildOf(tag, current, tags));
    List<UpstreamTag> common = mostCommon(others);
    if (isSuccessor(common, found, current)) {
      found.addAll(common);
    }
    return new UpstreamTags(sorted(found, current));
  }

  /** Whether there is a tag for the version that a build seems to be made of. */
  private static boolean hasRelease(List<UpstreamTag> tags, UpstreamTag build) {
    String release = build.name().substring(0, build.name().lastIndexOf('-'));
    return tags.stream().anyMatch(tag -> tag.name().equals(release));
  }

  /**
   * {@code 8.14.1-175} or {@code curl-8.14.1-175} next to upstream's {@code curl-8_14_1}: a release
   * of the distgit, since upstream spells that version otherwise.
   */
  private static boolean isBuildOf(UpstreamTag tag, TagStyle current, Collection<String> tags) {
    int dash = tag.name().lastIndexOf('-');
    if (dash <= 0 || tag.version().stage() != Stage.POST_RELEASE) {
      return false;
    }
    String base = tag.name().substring(0, dash);
    return tag.style()
        .versionOf(base)
        .map(current::tagOf)
        .filter(upstreams -> !upstreams.equals(base) && tags.contains(upstreams))
        .isPresent();
  }

  /**
   * Whether upstream went over to another style: it goes on where the known one ends, in far more
   * tags. A style with a name in it stays: the others are those of other components.
   */
  private static boolean isSuccessor(
      List<UpstreamTag> others, List<UpstreamTag> known, TagStyle current) {
    if (known.isEmpty()) {
      return true;
    }
    boolean named = current.prefix().chars().filter(Character::isLetter).count() > 1;
    UpstreamVersion end =
        Collections.max(known, Comparator.comparing(UpstreamTag::version)).version();
    return !named
        && others.size() > known.size() * FAR_MORE
        && others.stream().allMatch(tag -> tag.version().compareTo(end) > 0);
  }

  private static Optional<UpstreamTag> inStyle(String tag, TagStyle style) {
    return style
        .versionOf(tag)
        .flatMap(UpstreamVersion::parse)
        .map(version -> new UpstreamTag(tag, style, version));
  }

  /** The version that begins at the first digit that makes one; what stands before is constant. */
  private static Optional<UpstreamTag> inAnyStyle(String tag) {
    for (int at = 0; at < tag.length(); at++) {
      boolean starts =
          Release.isDigit(tag.charAt(at)) && (at == 0 || !Release.isDigit(tag.charAt(at - 1)));
      if (starts) {
        Optional<UpstreamTag> found = inStyle(tag, style(tag, at));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The separator is the mark behind the first number, if a number follows it. */
  private static TagStyle style(String tag, int start) {
    int end = start;
    while (end < tag.length() && Release.isDigit(tag.charAt(end))) {
      end++;
    }
    boolean numberFollows = end + 1 < tag.length() && Release.isDigit(tag.charAt(end + 1));
    char mark = numberFollows ? tag.charAt(end) : '.';
    String separator = mark == '_' || (mark == '-' && !tag.contains(".")) ? "" + mark : ".";
    return new TagStyle(tag.substring(0, start), separator, "");
  }

  private static boolean isUsual(UpstreamTag tag, String packageName) {
    String prefix = tag.style().prefix().toLowerCase(Locale.ROOT);
    String word = withoutMark(prefix);
    boolean versioned =
        word.length() > 1 && word.endsWith("v") && isMark(word.charAt(word.length() - 2));
    String stem = versioned ? withoutMark(word.substring(0, word.length() - 1)) : word;
    if (USUAL_PREFIXES.contains(stem)) {
      return true;
    }
    return stem.equals(packageName.toLowerCase(Locale.ROOT)) && !isOurBuild(tag, packageName);
  }

  /** {@code NAME-VERSION-RELEASE}, as {@code tag-patches} makes it. */
  private static boolean isOurBuild(UpstreamTag tag, String packageName) {
    boolean named = tag.style().prefix().equalsIgnoreCase(packageName + "-");
    return named && tag.version().stage() == Stage.POST_RELEASE;
  }

  private static String withoutMark(String prefix) {
    boolean marked = !prefix.isEmpty() && isMark(prefix.charAt(prefix.length() - 1));
    return marked ? prefix.substring(0, prefix.length() - 1) : prefix;
  }

  private static boolean isMark(char c) {
    return "-_./".indexOf(c) >= 0;
  }

  private static List<UpstreamTag> mostCommon(List<UpstreamTag> tags) {
    Map<TagStyle, List<UpstreamTag>> groups = new LinkedHashMap<>();
    tags.forEach(tag -> groups.computeIfAbsent(tag.style(), s -> new ArrayList<>()).add(tag));
    return groups.values().stream().max(Comparator.comparingInt(List::size)).orElseGet(List::of);
  }

  /**
   * Of two tags of one version, the one in the current style, else the shorter one, comes first.
   */
  private static List<UpstreamTag> sorted(List<UpstreamTag> tags, TagStyle current) {
    Comparator<UpstreamTag> newest = Comparator.comparing(UpstreamTag::version).reversed();
    Comparator<UpstreamTag> familiar =
        Comparator.comparing(tag -> tag.style().equals(current) ? 0 : 1);
    List<UpstreamTag> sorted = new ArrayList<>(tags);
    sorted.sort(
        newest
            .thenComparing(familiar)
            .thenComparingInt(tag -> tag.name().length())
            .thenComparing(UpstreamTag::name));
    return withoutRepeats(sorted);
  }

  private static List<UpstreamTag> withoutRepeats(List<UpstreamTag> sorted) {
    List<UpstreamTag> once = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (UpstreamTag tag : sorted) {
      if (seen.add(tag.version().text())) {
        once.add(tag);
      }
    }
    return once;
  }

  /** All versions, newest first. */
  public List<UpstreamTag> newestFirst() {
    return newestFirst;
  }

  /**
   * The versions that are wanted and counted in the same way as the current one, newest first:
   * {@code 2015.1.4} is not newer than {@code 31.0.0}, though its number is larger.
   *
   * @param current the current version, or empty text to take what most versions have
   */
  public List<UpstreamTag> wanted(VersionChoice choice, String current) {
    UpstreamVersion.Era era = era(current);
    Pretests pretests = Pretests.among(newestFirst);
    return newestFirst.stream()
        .filter(tag -> tag.version().era() == era && choice.wants(tag.version()))
        .filter(tag -> choice.preReleases() || !pretests.has(tag.version()))
        .toList();
  }

  /** The newest version that is wanted; see {@link #wanted}. */
  public Optional<UpstreamTag> newest(VersionChoice choice, String current) {
    return wanted(choice, current).stream().findFirst();
  }

  private UpstreamVersion.Era era(String current) {
    Optional<UpstreamVersion.Era> known = UpstreamVersion.parse(current).map(UpstreamVersion::era);
    return known.filter(this::has).orElseGet(this::commonEra);
  }

  private boolean has(UpstreamVersion.Era era) {
    return newestFirst.stream().anyMatch(tag -> tag.version().era() == era);
  }

  private UpstreamVersion.Era commonEra() {
    return List.of(UpstreamVersion.Era.values()).stream()
        .max(Comparator.comparingLong(this::count))
        .orElse(UpstreamVersion.Era.COUNTED);
  }

  private long count(UpstreamVersion.Era era) {
    return newestFirst.stream().filter(tag -> tag.version().era() == era).count();
  }
}
