package org.rdopkg.service.repodata;

import org.rdopkg.version.Evr;

/**
 * A build of a package in a repository.
 *
 * @param name the package
 * @param epoch {@code 0} without one
 */
public record PackageBuild(String name, String epoch, String version, String release) {
  /** {@code NAME-VERSION-RELEASE}. */
  public String nvr() {
    return name + "-" + version + "-" + release;
  }

  /** What builds are ordered by. */
  public Evr evr() {
    return Evr.parse(epoch + ":" + version + "-" + release);
  }

  /** The newer of two; the first when they are equally old. */
  public static PackageBuild newer(PackageBuild one, PackageBuild other) {
    return one.evr().compareTo(other.evr()) >= 0 ? one : other;
  }
}
