package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import org.rdopkg.service.distroinfo.DistroInfo;
import org.rdopkg.service.distroinfo.InfoRelease;
import org.rdopkg.service.distroinfo.InfoRelease.Distrepo;

/**
 * Which releases are queried, written {@code RELEASE[/DIST]}.
 *
 * @param dist what the release is built for; empty for all
 */
record ReleaseFilter(String release, Optional<String> dist) {
  static ReleaseFilter parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0 || slash + 1 == text.length()
        ? new ReleaseFilter(slash < 0 ? text : text.substring(0, slash), Optional.empty())
        : new ReleaseFilter(text.substring(0, slash), Optional.of(text.substring(slash + 1)));
  }

  /** The one whose distgit branch this is; empty when the metadata does not know it. */
  static Optional<ReleaseFilter> ofBranch(DistroInfo info, String branch) {
    for (InfoRelease release : info.releases()) {
      for (InfoRelease.Repo repo : release.repos()) {
        if (repo.branch().equals(branch)) {
          return Optional.of(new ReleaseFilter(release.name(), Optional.of(repo.name())));
        }
      }
    }
    return Optional.empty();
  }

  /** What a release is made of for one of what it is built for. */
  record Target(String release, String dist, List<Distrepo> repositories) {}

  /**
   * What is to be queried; nothing when the metadata names no repositories.
   *
   * @throws RdopkgException when there is no such release, or it is not built for that
   */
  List<Target> targets(DistroInfo info) {
    InfoRelease found = info.release(release).orElseThrow(() -> unknownRelease(info));
    if (dist.isPresent() && found.repo(dist.get()).isEmpty()) {
      throw unknownDist(found);
    }
    List<Target> targets = new ArrayList<>();
    for (InfoRelease.Repo repo : found.repos()) {
      boolean wanted = dist.isEmpty() || dist.get().equals(repo.name());
      if (wanted && !repo.distrepos().isEmpty()) {
        targets.add(new Target(release, repo.name(), repo.distrepos()));
      }
    }
    return targets;
  }

  private RdopkgException unknownRelease(DistroInfo info) {
    List<String> names = info.releases().stream().map(InfoRelease::name).toList();
    RdopkgException error =
        RdopkgException.of(ErrorKind.INPUT, "No such release: " + release)
            .because("the metadata knows " + String.join(", ", names));
    for (String near : Suggestions.near(release, names)) {
      error = error.fix("did you mean " + near + "?");
    }
    return error.fix("rdopkg release   # shows all releases");
  }

  private RdopkgException unknownDist(InfoRelease found) {
    List<String> names = found.repos().stream().map(InfoRelease.Repo::name).toList();
    return RdopkgException.of(ErrorKind.INPUT, "No such distribution: " + this)
        .because(release + " is built for " + String.join(", ", names));
  }

  @Override
  public String toString() {
    return release + dist.map(name -> "/" + name).orElse("");
  }
}
