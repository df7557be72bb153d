package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import org.rdopkg.io.Environment;
import org.rdopkg.service.distroinfo.DistroInfo;
import org.rdopkg.service.distroinfo.InfoPackage;
import org.rdopkg.service.distroinfo.InfoRelease;
import org.rdopkg.service.distroinfo.PackageFilter;
import org.rdopkg.service.distroinfo.PackageFinder;

/** {@code rdopkg info}, {@code findpkg}, {@code release}: asks the metadata; changes nothing. */
public final class InfoWorkflow {
  private final Environment environment;
  private final Narrator narrator;

  public InfoWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /** All of it. */
  public DistroInfo all(InfoRequest request) {
    return new InfoReader(environment, narrator).read(request);
  }

  /** The packages that all filters let through, each written as {@code ATTR:REGEX}. */
  public List<InfoPackage> packages(InfoRequest request, List<String> filters) {
    List<PackageFilter> parsed = filters.stream().map(PackageFilter::parse).toList();
    return all(request).packages().stream()
        .filter(pkg -> parsed.stream().allMatch(filter -> filter.matches(pkg)))
        .toList();
  }

  /**
   * The one package that a query means.
   *
   * @throws RdopkgException when there is none
   */
  public InfoPackage find(InfoRequest request, String query, boolean strict) {
    DistroInfo info = all(request);
    Optional<InfoPackage> found = new PackageFinder(info).find(query, strict);
    if (found.isPresent()) {
      return found.get();
    }
    RdopkgException error =
        RdopkgException.of(ErrorKind.INPUT, "No package found in distroinfo for query: " + query);
    for (String near :
        Suggestions.near(query, info.packages().stream().map(InfoPackage::name).toList())) {
      error = error.fix("did you mean " + near + "?");
    }
    return throwing(error);
  }

  private static InfoPackage throwing(RdopkgException error) {
    throw error;
  }

  /**
   * The releases that are asked for.
   *
   * @param name only the one of this name
   * @param phase only those in this phase
   * @param repo only those that are built for this
   */
  public List<InfoRelease> releases(
      InfoRequest request, Optional<String> name, Optional<String> phase, Optional<String> repo) {
    return all(request).releases().stream()
        .filter(release -> name.isEmpty() || name.get().equals(release.name()))
        .filter(release -> phase.isEmpty() || phase.equals(release.text("status")))
        .filter(release -> repo.isEmpty() || release.repo(repo.get()).isPresent())
        .toList();
  }
}
