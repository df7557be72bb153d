package org.rdopkg.version;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.semver4j.Semver;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/**
 * A range of versions in the style of npm: {@code ~1.2}, {@code ^2}, {@code >=1.4 <2}, {@code 1.x
 * || 3.x}. Of a version the first three numbers count.
 *
 * <p>A pre-release belongs to a range only if its release does too, so that {@code <2.0.0} has no
 * {@code 2.0.0-rc1}; whether pre-releases are wanted at all is another question.
 */
public final class VersionRange {
  private static final int LONGEST = 200;

  private final String text;
  private final RangeList range;

  private VersionRange(String text, RangeList range) {
    this.text = text;
    this.range = range;
  }

  /**
   * Reads a range. Commas may stand between comparisons.
   *
   * @throws RdopkgException when it is none; semver4j leaves out what it does not understand, which
   *     would widen the range, so the words are looked at first
   */
  public static VersionRange parse(String text) {
    String range = text.replace(',', ' ').strip();
    if (range.isEmpty() || range.length() > LONGEST || !isUnderstood(range)) {
      throw invalid(text);
    }
    range = Arrays.stream(range.split(" ", -1)).map(VersionRange::cut).collect(joining(" "));
    try {
      RangeList list = RangeListFactory.create(range, true);
      if (list.get().isEmpty()) {
        throw invalid(text);
      }
      return new VersionRange(range, list);
    } catch (IllegalArgumentException broken) {
      throw invalid(text).causedBy(broken);
    }
  }

  private static boolean isUnderstood(String range) {
    String spaced = range.replace("||", " || ").replaceAll("([<>=~^])\\s+", "$1");
    return Arrays.stream(spaced.split("\\s+", -1)).allMatch(VersionRange::isWord);
  }

  private static boolean isWord(String word) {
    if (word.equals("||") || word.equals("-")) {
      return true;
    }
    int start = 0;
    while (start < word.length() && "<>=~^".indexOf(word.charAt(start)) >= 0) {
      start++;
    }
    String version = word.substring(start).toLowerCase(Locale.ROOT);
    String bare = version.startsWith("v") ? version.substring(1) : version;
    boolean wild = bare.startsWith("x") || bare.startsWith("*");
    return start <= 2 && !bare.isEmpty() && (wild || Release.isDigit(bare.charAt(0)));
  }

  /** Cuts {@code 1.0-rc2} to {@code 1.0-rc.2}, as versions are, so that numbers count. */
  private static String cut(String word) {
    int dash = word.indexOf('-');
    return dash < 1
        ? word
        : word.substring(0, dash) + word.substring(dash).replaceAll("(?<=[A-Za-z])(?=[0-9])", ".");
  }

  private static RdopkgException invalid(String text) {
    return RdopkgException.of(ErrorKind.USAGE, "Invalid version range: " + text)
        .fix("ranges look like '~1.2', '^2', '>=1.4 <2' or '1.x'");
  }

  /** Whether a version belongs to the range. */
  public boolean contains(UpstreamVersion version) {
    Semver semver = Semver.parse(version.semver());
    if (semver == null || !range.isSatisfiedBy(semver)) {
      return false;
    }
    return range.isSatisfiedBy(semver.withClearedPreRelease())
        || text.contains(semver.getVersion());
  }

  @Override
  public String toString() {
    return text;
  }
}
