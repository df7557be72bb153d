package org.rdopkg.service.distroinfo;

import java.util.List;
import java.util.Optional;

/**
 * All that the metadata says.
 *
 * @param releases in the order of the files
 * @param packages in the order of the files
 */
public record DistroInfo(List<InfoRelease> releases, List<InfoPackage> packages) {
  public DistroInfo {
    releases = List.copyOf(releases);
    packages = List.copyOf(packages);
  }

  /** The release of that name. */
  public Optional<InfoRelease> release(String name) {
    return releases.stream().filter(release -> release.name().equals(name)).findFirst();
  }

  /** The package of that name. */
  public Optional<InfoPackage> named(String name) {
    return packages.stream().filter(pkg -> pkg.name().equals(name)).findFirst();
  }
}
