package org.rdopkg.version;

import org.jspecify.annotations.Nullable;

/**
 * Which of upstream's versions are wanted.
 *
 * @param preReleases whether also those before a release
 * @param range the series to keep to, or null for any
 */
public record VersionChoice(boolean preReleases, @Nullable VersionRange range) {
  /** Any release. */
  public static final VersionChoice RELEASES = new VersionChoice(false, null);

  /** Whether a version is wanted. */
  public boolean wants(UpstreamVersion version) {
    return (preReleases || !version.isPreRelease()) && (range == null || range.contains(version));
  }
}
