package org.rdopkg.version;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version as upstream projects write it, and its place among the others: {@code 1.2.3}, {@code
 * 2026.1}, {@code 1.2.3.4}, {@code 1.1.1w}, {@code 2.0-rc1}, {@code 4.0.0.0b1}, {@code 7.1.0-62}.
 *
 * <p>The order: the numbers one by one, missing ones counting as 0; then what comes before the
 * release, the release itself, its letter or patch level. For semantic versions this is semver's
 * order, but that numbers count as numbers wherever they stand: {@code rc10} comes after {@code
 * rc9}. It is not consistent with equals: {@code 1.2} and {@code 1.2.0} are equally old.
 */
public final class UpstreamVersion implements Comparable<UpstreamVersion> {

  /** Where a version stands against the release of its numbers. */
  public enum Stage {
    /** Before it: {@code rc1}, {@code b2}, {@code dev3}. */
    PRE_RELEASE,
    /** It. */
    RELEASE,
    /** After it: the letter of {@code 1.1.1w}. */
    LETTER,
    /** After it: {@code post1}, {@code p5}, {@code -62}. */
    POST_RELEASE
  }

  private final String text;
  private final List<String> numbers;
  private final Stage stage;
  private final List<String> identifiers;
  private final String suffix;
  private final boolean dotted;

  UpstreamVersion(
      String text,
      List<String> numbers,
      Stage stage,
      List<String> identifiers,
      String suffix,
      boolean dotted) {
    this.text = text;
    this.numbers = List.copyOf(numbers);
    this.stage = stage;
    this.identifiers = List.copyOf(identifiers);
    this.suffix = suffix;
    this.dotted = dotted;
  }

  /** Reads a version; empty when the text is none. */
  public static Optional<UpstreamVersion> parse(String text) {
    return UpstreamVersionParser.parse(text);
  }

  /** The version as written. */
  public String text() {
    return text;
  }

  /** The numbers that it begins with, as digits; at least one. */
  public List<String> numbers() {
    return numbers;
  }

  /** Where it stands against the release of its numbers. */
  public Stage stage() {
    return stage;
  }

  /** Whether it comes before the release of its numbers. */
  public boolean isPreRelease() {
    return stage == Stage.PRE_RELEASE;
  }

  /**
   * What stands behind the numbers, without the mark in front: {@code rc1} of {@code 1.0-rc1};
   * empty for a plain release.
   */
  public String suffix() {
    return suffix;
  }

  /** Semver's build metadata with the plus in front; empty when there is none. */
  public String build() {
    int plus = text.indexOf('+');
    return plus < 0 ? "" : text.substring(plus);
  }

  /**
   * Whether it is a pre-release in the form of OpenStack and others, with a number of its own
   * before the letters: {@code 4.0.0.0b1} comes before {@code 4.0.0}.
   */
  public boolean isDottedPreRelease() {
    return dotted;
  }

  /** The numbers, joined by dots: the version of the release that this belongs to. */
  public String base() {
    return String.join(".", numbers);
  }

  /**
   * The way of counting, as far as it tells versions apart that can't be compared: many upstreams
   * went from years or dates to small numbers, or back.
   */
  Era era() {
    return Era.of(numbers);
  }

  /** Ways of counting releases. */
  enum Era {
    /** {@code 1.2.3}. */
    COUNTED,
    /** {@code 2026.1}. */
    YEAR,
    /** {@code 20261123}. */
    DATE;

    private static final int SHORTEST_DATE = 6;

    static Era of(List<String> numbers) {
      String major = numbers.get(0);
      if (major.length() >= SHORTEST_DATE) {
        return DATE;
      }
      boolean year =
          major.length() == 4
              && (major.startsWith("19") || major.startsWith("20"))
              && numbers.size() > 1;
      return year ? YEAR : COUNTED;
    }
  }

  @Override
  public int compareTo(UpstreamVersion other) {
    int length = Math.max(numbers.size(), other.numbers.size());
    for (int i = 0; i < length; i++) {
      int order = RpmVersions.compareNumbers(number(i), other.number(i));
      if (order != 0) {
        return order;
      }
    }
    int stages = stage.compareTo(other.stage);
    return stages != 0 ? stages : Identifiers.compare(identifiers, other.identifiers);
  }

  private String number(int index) {
    return index < numbers.size() ? numbers.get(index) : "0";
  }

  /** What the order looks at behind the numbers; the same for versions that are equally old. */
  List<String> identifiers() {
    return identifiers;
  }

  /**
   * The version in the form of semver: three numbers, then what makes it a pre-release. Further
   * numbers and what comes after a release have no place there.
   */
  String semver() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      parts.add(withoutLeadingZeros(number(i)));
    }
    String pre =
        identifiers.stream().map(UpstreamVersion::withoutLeadingZeros).collect(joining("."));
    return String.join(".", parts) + (isPreRelease() ? "-" + pre : "");
  }

  private static String withoutLeadingZeros(String text) {
    int start = 0;
    while (start + 1 < text.length() && text.charAt(start) == '0') {
      start++;
    }
    return text.substring(start);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UpstreamVersion version && version.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
