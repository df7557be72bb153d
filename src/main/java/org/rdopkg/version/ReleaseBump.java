package org.rdopkg.version;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import org.rdopkg.version.Release.Digits;

/**
 * Which part of a Release is counted up, and the counting itself, on the text as written: nothing
 * but the digits of that part changes, so macros and suffixes stay.
 *
 * <p>The kinds: the last of the leading numbers (the default), the Nth part, none, and the z-stream
 * number behind {@code %{?dist}} that fixes of an older, released build use.
 */
public final class ReleaseBump {
  private enum Kind {
    LAST_NUMERIC,
    PART,
    NONE,
    ZSTREAM
  }

  private static final Map<String, Integer> NAMES = Map.of("MAJOR", 1, "MINOR", 2, "PATCH", 3);
  private static final List<String> WORDS =
      List.of("MAJOR", "MINOR", "PATCH", "ZSTREAM", "LAST-NUMERIC");
  private static final List<String> DIST_SPELLINGS = List.of("%{?dist}", "%{dist}", "%dist");
  private static final int SHORTEST_DATE = 6;
  private static final ReleaseBump LAST_NUMERIC = new ReleaseBump(Kind.LAST_NUMERIC, 0);
  private static final ReleaseBump NONE = new ReleaseBump(Kind.NONE, 0);
  private static final ReleaseBump ZSTREAM = new ReleaseBump(Kind.ZSTREAM, 0);

  private final Kind kind;
  private final int part;

  private ReleaseBump(Kind kind, int part) {
    this.kind = kind;
    this.part = part;
  }

  /** Counts the last of the numbers up that the release begins with. */
  public static ReleaseBump lastNumeric() {
    return LAST_NUMERIC;
  }

  /** Counts the {@code index}th dot-separated part up, from 1. */
  public static ReleaseBump part(int index) {
    if (index < 1) {
      throw new IllegalArgumentException("part " + index);
    }
    return new ReleaseBump(Kind.PART, index);
  }

  /** Leaves the release as it is. */
  public static ReleaseBump none() {
    return NONE;
  }

  /** Counts the number behind {@code %{?dist}} up, which begins at 1. */
  public static ReleaseBump zstream() {
    return ZSTREAM;
  }

  /**
   * Reads {@code --release-bump-index}: {@code MAJOR}, {@code MINOR}, {@code PATCH}, a number from
   * 1, {@code 0} for none, {@code last-numeric}, {@code zstream}, in any case.
   *
   * @throws RdopkgException when it is none of these; the message is one that people know
   */
  public static ReleaseBump parse(String index) {
    String name = index.strip().toUpperCase(Locale.ROOT);
    Integer named = NAMES.get(name);
    if (named != null) {
      return part(named);
    }
    return switch (name) {
      case "0" -> none();
      case "LAST-NUMERIC" -> lastNumeric();
      case "ZSTREAM" -> zstream();
      default -> parseNumber(name);
    };
  }

  private static ReleaseBump parseNumber(String name) {
    boolean negative = name.startsWith("-");
    String digits = negative ? name.substring(1) : name;
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw Suggestions.added(invalid(name), name, WORDS)
          .fix("use MAJOR, MINOR, PATCH, zstream, or the number of a part");
    }
    if (negative) {
      throw invalid(name + " (positive integer required)");
    }
    BigInteger number = new BigInteger(digits.substring(0, Math.min(digits.length(), 1000)));
    int clamped = number.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValueExact();
    return clamped == 0 ? none() : part(clamped);
  }

  private static RdopkgException invalid(String rest) {
    return RdopkgException.of(ErrorKind.INPUT, "Invalid Release bump index: " + rest);
  }

  /** What {@code pkgenv} shows: {@code last-numeric}, {@code 2 / MINOR}, {@code 7}. */
  public String label() {
    return switch (kind) {
      case LAST_NUMERIC -> "last-numeric";
      case NONE -> "0";
      case ZSTREAM -> "zstream";
      case PART ->
          NAMES.entrySet().stream()
              .filter(name -> name.getValue() == part)
              .map(name -> part + " / " + name.getKey())
              .findFirst()
              .orElse(Integer.toString(part));
    };
  }

  /** Whether this leaves every release as it is. */
  public boolean isNone() {
    return kind == Kind.NONE;
  }

  /**
   * The release counted up. One that {@linkplain Release#isAutomatic() counts itself} stays.
   *
   * @throws RdopkgException when the release has no number in that place
   */
  public Release apply(Release release) {
    if (isNone() || release.isAutomatic()) {
      return release;
    }
    return switch (kind) {
      case LAST_NUMERIC -> countUp(release, lastNumber(release));
      case PART -> countUp(release, numericPart(release));
      case ZSTREAM -> countZstream(release);
      case NONE -> release;
    };
  }

  /** The release text counted up; see {@link #apply(Release)}. */
  public String apply(String release) {
    return apply(new Release(release)).text();
  }

  private static Digits lastNumber(Release release) {
    List<Digits> numbers = release.leadingNumbers();
    if (numbers.isEmpty()) {
      return startOfPart(release, 0).orElseThrow(() -> noNumber(release));
    }
    Digits last = numbers.get(numbers.size() - 1);
    if (numbers.size() == 1) {
      return isZero(release, last) ? startOfPart(release, last.end() + 1).orElse(last) : last;
    }
    Digits previous = numbers.get(numbers.size() - 2);
    return isDate(last) && !isZero(release, previous) ? previous : last;
  }

  /** A snapshot's date says when upstream was taken; the packager's own count stands before it. */
  private static boolean isDate(Digits digits) {
    return digits.end() - digits.start() >= SHORTEST_DATE;
  }

  private static boolean isZero(Release release, Digits digits) {
    return release.text().substring(digits.start(), digits.end()).equals("0");
  }

  /**
   * The digits that a mixed part begins with. A lone leading zero marks a pre-release and never
   * counts: {@code 0.5git} goes on to {@code 0.6git}, not past the release itself.
   */
  private static Optional<Digits> startOfPart(Release release, int start) {
    int end = start > release.text().length() ? start : release.digitsEnd(start);
    return end > start ? Optional.of(new Digits(start, end)) : Optional.empty();
  }

  private static RdopkgException noNumber(Release release) {
    return RdopkgException.of(
            ErrorKind.INPUT, "Release '" + release + "' has no leading number to bump")
        .fix("set Release by hand");
  }

  private Digits numericPart(Release release) {
    List<String> parts = release.parts();
    if (part > parts.size()) {
      throw invalid(part + " (Release: " + release.plainText() + ")");
    }
    int start = 0;
    for (String before : parts.subList(0, part - 1)) {
      start += before.length() + 1;
    }
    String text = parts.get(part - 1);
    return release
        .numberAt(start)
        .orElseThrow(
            () ->
                invalid(part + ". part of Release '" + release + "' isn't numeric: " + text)
                    .fix("name another part with -R, or use -R 0"));
  }

  private static Release countZstream(Release release) {
    String text = release.text();
    int end = -1;
    for (String dist : DIST_SPELLINGS) {
      int at = text.lastIndexOf(dist);
      end = at < 0 ? end : Math.max(end, at + dist.length());
    }
    if (end < 0) {
      throw invalid("zstream (Release: " + release + ")")
          .because("a z-stream number stands behind %{?dist}, which this Release lacks");
    }
    int digits = text.length();
    while (digits > end && Release.isDigit(text.charAt(digits - 1))) {
      digits--;
    }
    boolean counted =
        digits > end && digits < text.length() && isSeparator(text.charAt(digits - 1));
    return counted ? countUp(release, new Digits(digits, text.length())) : new Release(text + ".1");
  }

  private static boolean isSeparator(char c) {
    return c == '.' || c == '_';
  }

  /** Adds one; leading zeros keep the width, so that {@code 01} becomes {@code 02}. */
  private static Release countUp(Release release, Digits digits) {
    String text = release.text();
    String number = text.substring(digits.start(), digits.end());
    return new Release(
        text.substring(0, digits.start()) + increment(number) + text.substring(digits.end()));
  }

  private static String increment(String number) {
    int at = number.length() - 1;
    while (at >= 0 && number.charAt(at) == '9') {
      at--;
    }
    String zeros = "0".repeat(number.length() - 1 - at);
    return at < 0 ? "1" + zeros : number.substring(0, at) + (char) (number.charAt(at) + 1) + zeros;
  }

  @Override
  public String toString() {
    return label();
  }
}
