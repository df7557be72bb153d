package org.rdopkg.version;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.version.UpstreamVersion.Stage;

/**
 * How a spec writes an upstream version.
 *
 * <p>RPM's own mark for what comes before a release is {@code ~}. OpenStack's dotted pre-releases,
 * and specs that have the macro already, keep the old way: Version is that of the release to come,
 * and the macro {@code milestone} holds the rest.
 *
 * @param version the value of Version
 * @param milestone the value of the macro {@code milestone}, or null where there is none
 */
public record RpmForm(String version, @Nullable String milestone) {

  /**
   * Writes a version.
   *
   * @param hasMilestone whether the spec has the macro {@code milestone}
   */
  public static RpmForm of(UpstreamVersion version, boolean hasMilestone) {
    String suffix = allowed(version.suffix());
    if (version.isDottedPreRelease()) {
      return new RpmForm(version.base(), ".0" + suffix);
    }
    if (version.isPreRelease()) {
      return hasMilestone
          ? new RpmForm(version.base(), suffix)
          : new RpmForm(version.base() + "~" + suffix, null);
    }
    if (version.stage() == Stage.POST_RELEASE) {
      return new RpmForm(version.base() + postMark(suffix) + suffix, null);
    }
    return new RpmForm(version.base() + suffix + allowed(version.build()), null);
  }

  /** A further number goes on as one; words would sort before the next release's numbers. */
  private static String postMark(String suffix) {
    return !suffix.isEmpty() && Release.isDigit(suffix.charAt(0)) ? "." : "^";
  }

  /** Version and Release may have no dash, and milestones no tilde. */
  private static String allowed(String suffix) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < suffix.length(); i++) {
      char c = suffix.charAt(i);
      text.append(c == '-' || c == '~' || c == '^' ? '.' : c);
    }
    return text.toString();
  }

  /** What the macro {@code milestone} holds. */
  public Optional<String> milestoneText() {
    return Optional.ofNullable(milestone);
  }

  /** Release of the first build: below 1 while a milestone marks it as no release yet. */
  public String firstRelease(String dist) {
    return (milestone == null ? "1" : "0.1%{?milestone}") + dist;
  }
}
