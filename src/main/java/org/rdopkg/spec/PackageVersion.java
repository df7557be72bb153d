package org.rdopkg.spec;

import java.util.List;
import java.util.Locale;
import org.rdopkg.version.UpstreamVersion;

/**
 * An upstream version as a spec writes it: what goes into Version, and for some pre-releases what
 * goes into the macro {@code milestone}.
 *
 * <p>OpenStack's {@code 4.0.0.0b1} is Version {@code 4.0.0} with milestone {@code .0b1}, a release
 * before {@code 4.0.0}. Other pre-releases sort by RPM's {@code ~}: {@code 1.0-rc1} is {@code
 * 1.0~rc1}; a spec that has a milestone macro already goes on using it, without the dash, which a
 * Release can't have. Letters of a release, as in {@code 1.1.1w}, belong to the version.
 *
 * @param version the value of Version
 * @param milestone the value of the macro; empty for a release, and where {@code ~} is used
 */
public record PackageVersion(String version, String milestone) {
  private static final List<String> WORDS =
      List.of("preview", "alpha", "beta", "dev", "pre", "rc", "a", "b");

  /** OpenStack's dotted form has at least three numbers before the pre-release. */
  private static final int DOTTED_NUMBERS = 3;

  /**
   * Takes an upstream version apart.
   *
   * @param upstream the version without what only tags have, for example {@code 1.0rc1}
   * @param milestoneMacro whether the spec has a macro {@code milestone} already
   */
  public static PackageVersion of(String upstream, boolean milestoneMacro) {
    int end = numbersEnd(upstream);
    if (isDottedMilestone(upstream, end)) {
      int dot = upstream.lastIndexOf('.', end);
      return new PackageVersion(upstream.substring(0, dot), upstream.substring(dot));
    }
    boolean preRelease =
        UpstreamVersion.parse(upstream)
            .map(UpstreamVersion::isPreRelease)
            .orElseGet(() -> isPreRelease(upstream.substring(end)));
    if (!preRelease) {
      return new PackageVersion(upstream.replace('-', '.'), "");
    }
    String numbers = upstream.substring(0, end);
    String rest = upstream.substring(end);
    String plain = withoutSeparator(rest).replace('-', '.');
    if (milestoneMacro) {
      boolean joined = rest.startsWith("-") || rest.startsWith("~");
      return new PackageVersion(numbers, joined ? plain : rest.replace('-', '.'));
    }
    return new PackageVersion(numbers + "~" + plain, "");
  }

  /** The end of the dot-separated numbers that a version starts with. */
  private static int numbersEnd(String text) {
    int end = MacroText.skipDigits(text, 0);
    while (end > 0 && end < text.length() && text.charAt(end) == '.') {
      int next = MacroText.skipDigits(text, end + 1);
      if (next == end + 1) {
        return end;
      }
      end = next;
    }
    return end;
  }

  private static boolean isDottedMilestone(String text, int end) {
    String rest = text.substring(end);
    String numbers = text.substring(0, end);
    boolean zeroLast = numbers.endsWith(".0");
    long dots = numbers.chars().filter(c -> c == '.').count();
    boolean known = rest.startsWith("a") || rest.startsWith("b") || rest.startsWith("rc");
    int further = rest.indexOf('.'); // as in 13.0.0.0b3.dev12
    return zeroLast
        && dots >= DOTTED_NUMBERS
        && known
        && isPreRelease(further < 0 ? rest : rest.substring(0, further));
  }

  /** Whether text behind the numbers says that the release is still to come. */
  private static boolean isPreRelease(String rest) {
    String text = withoutSeparator(rest).toLowerCase(Locale.ROOT);
    for (String word : WORDS) {
      if (text.startsWith(word)) {
        String number = withoutSeparator(text.substring(word.length()));
        boolean counted = !number.isEmpty() && MacroText.skipDigits(number, 0) == number.length();
        return counted || (number.isEmpty() && word.length() > 1);
      }
    }
    return false;
  }

  private static String withoutSeparator(String text) {
    boolean separated = !text.isEmpty() && "-._~".indexOf(text.charAt(0)) >= 0;
    return separated ? text.substring(1) : text;
  }

  /** The upstream version again, as far as the spec tells. */
  @Override
  public String toString() {
    return version + milestone;
  }
}
