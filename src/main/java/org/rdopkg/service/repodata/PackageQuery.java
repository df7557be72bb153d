package org.rdopkg.service.repodata;

import java.util.Map;
import java.util.Set;

/** Who knows what repositories have. */
public interface PackageQuery {
  /**
   * The newest build of each package that a repository has.
   *
   * @param names of packages, or of what packages provide
   * @return by the names that were asked for; without those that the repository does not have
   * @throws org.rdopkg.error.RdopkgException when the repository can't be asked
   */
  Map<String, PackageBuild> newest(PackageRepository repository, Set<String> names);
}
