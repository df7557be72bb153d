package org.rdopkg.requirements;

import java.util.List;
import java.util.Optional;

/**
 * What the repositories of a release have of the packages that are required.
 *
 * @param release its name
 * @param dist what it is built for
 */
public record AvailableRelease(String release, String dist, List<Available> packages) {
  public AvailableRelease {
    packages = List.copyOf(packages);
  }

  /**
   * One package.
   *
   * @param module the Python project; empty when a spec requires the package itself
   * @param packageName what was asked for
   * @param required constraints with commas between; empty for any version
   * @param build what there is
   */
  public record Available(
      Optional<String> module, String packageName, String required, Optional<Build> build) {
    /** What is needed, and whether it is there. */
    public List<VersionNeed> needs() {
      return VersionNeed.of(required, build.map(Build::version));
    }

    /** Whether all that is needed is there. */
    public boolean isMet() {
      return needs().stream().allMatch(VersionNeed::met);
    }
  }

  /**
   * A build.
   *
   * @param version without epoch and release
   * @param nvr {@code NAME-VERSION-RELEASE}
   * @param repository the repository's name
   */
  public record Build(String version, String nvr, String repository) {}
}
