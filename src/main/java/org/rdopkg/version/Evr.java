package org.rdopkg.version;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Epoch, version and release of a build, written {@code [EPOCH:]VERSION-RELEASE} and ordered as RPM
 * does: by epoch, of which none is 0, then by version, then by release, of which none is the
 * oldest.
 *
 * <p>The order is not consistent with equals: {@code 1.0} and {@code 1_0} are equally old.
 */
public final class Evr implements Comparable<Evr> {
  private static final long NO_EPOCH = -1;
  private static final int MOST_EPOCH_DIGITS = 10;

  private final long epoch;
  private final String version;
  private final String release;

  private Evr(long epoch, String version, String release) {
    this.epoch = epoch;
    this.version = version;
    this.release = release;
  }

  /** Without an epoch. */
  public static Evr of(String version, String release) {
    return new Evr(NO_EPOCH, version, release);
  }

  /** With an epoch. */
  public static Evr of(long epoch, String version, String release) {
    if (epoch < 0) {
      throw new IllegalArgumentException("epoch " + epoch);
    }
    return new Evr(epoch, version, release);
  }

  /**
   * Reads {@code [EPOCH:]VERSION[-RELEASE]}. What stands before the first colon is the epoch only
   * if it is digits; the last dash divides version and release.
   */
  public static Evr parse(String text) {
    int colon = text.indexOf(':');
    String before = colon < 0 ? "" : text.substring(0, colon);
    boolean number =
        !before.isEmpty()
            && before.length() <= MOST_EPOCH_DIGITS
            && before.chars().allMatch(c -> c >= '0' && c <= '9');
    String rest = number ? text.substring(colon + 1) : text;
    int dash = rest.lastIndexOf('-');
    return new Evr(
        number ? Long.parseLong(before) : NO_EPOCH,
        dash < 0 ? rest : rest.substring(0, dash),
        dash < 0 ? "" : rest.substring(dash + 1));
  }

  /** The epoch as written; empty when there is none. */
  public OptionalLong epoch() {
    return epoch == NO_EPOCH ? OptionalLong.empty() : OptionalLong.of(epoch);
  }

  /** The version. */
  public String version() {
    return version;
  }

  /** The release; empty when there is none. */
  public String release() {
    return release;
  }

  /** {@code VERSION-RELEASE}, or the version alone. */
  public String versionRelease() {
    return release.isEmpty() ? version : version + "-" + release;
  }

  @Override
  public int compareTo(Evr other) {
    int epochs = Long.compare(Math.max(0, epoch), Math.max(0, other.epoch));
    if (epochs != 0) {
      return epochs;
    }
    int versions = RpmVersions.compare(version, other.version);
    if (versions != 0) {
      return versions;
    }
    return release.isEmpty() || other.release.isEmpty()
        ? Boolean.compare(other.release.isEmpty(), release.isEmpty())
        : RpmVersions.compare(release, other.release);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Evr evr && evr.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return (epoch == NO_EPOCH ? "" : epoch + ":") + versionRelease();
  }
}
