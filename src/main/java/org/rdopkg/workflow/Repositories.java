package org.rdopkg.workflow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.config.Setting;
import org.rdopkg.config.Settings;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.DownloadListener;
import org.rdopkg.io.DownloadPatience;
import org.rdopkg.io.Environment;
import org.rdopkg.service.distroinfo.InfoRelease.Distrepo;
import org.rdopkg.service.repodata.DnfQuery;
import org.rdopkg.service.repodata.PackageBuild;
import org.rdopkg.service.repodata.PackageQuery;
import org.rdopkg.service.repodata.PackageRepository;
import org.rdopkg.service.repodata.RepodataCache;
import org.rdopkg.service.repodata.RepodataQuery;

/**
 * Asks the repositories of releases for packages; each repository is asked once in a run, for all
 * names, since releases share repositories.
 */
final class Repositories {
  /** A place that does not answer should not keep the answers of the others back for long. */
  private static final DownloadPatience PATIENCE =
      new DownloadPatience(
          2,
          Duration.ofMillis(500),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60));

  private final PackageQuery query;
  private final Narrator narrator;
  private final Set<String> names;
  private final Map<String, Map<String, PackageBuild>> asked = new HashMap<>();
  private final boolean verbose;

  private Repositories(PackageQuery query, Narrator narrator, Set<String> names, boolean verbose) {
    this.query = query;
    this.narrator = narrator;
    this.names = Set.copyOf(names);
    this.verbose = verbose;
  }

  /**
   * Those that settings choose.
   *
   * @param names the packages that will be asked for
   * @param verbose whether the answer of each repository is told as it comes
   */
  static Repositories of(
      Environment environment,
      Settings settings,
      Narrator narrator,
      Set<String> names,
      boolean verbose) {
    String choice = settings.text(Setting.REPOQUERY).orElse("auto");
    DnfQuery dnf = new DnfQuery(environment, name -> narrator.waiting("asking " + name));
    boolean withDnf = choice.equals("dnf") || (choice.equals("auto") && dnf.isInstalled());
    PackageQuery query = withDnf ? dnf : reading(environment, settings, narrator);
    return new Repositories(query, narrator, names, verbose);
  }

  private static RepodataQuery reading(
      Environment environment, Settings settings, Narrator narrator) {
    Path folder = environment.cacheFolder().resolve("repodata");
    DownloadListener listener = new NarratedDownload(narrator);
    Duration period = Duration.ofSeconds(settings.number(Setting.FETCH_PERIOD));
    return new RepodataQuery(
        new RepodataCache(environment, folder, period, PATIENCE, listener),
        old ->
            narrator.warn(
                "the list of packages of "
                    + old.repository().name()
                    + " is "
                    + Ages.text(old.kept().age())
                    + " old; it can't be fetched now"
                    + old.kept()
                        .failure()
                        .flatMap(RdopkgException::why)
                        .map(w -> ": " + w)
                        .orElse("")),
        listener);
  }

  /**
   * A build and where it is.
   *
   * @param repository the repository's name
   */
  record Found(PackageBuild build, String repository) {}

  /**
   * The builds of a package, newest first; of equally old ones in the order of the repositories. A
   * repository that can't be asked is told of and left out.
   *
   * @param candidates the names that the package may have; in each repository the first counts that
   *     it has
   */
  List<Found> builds(List<Distrepo> repositories, List<String> candidates) {
    List<Found> found = new ArrayList<>();
    for (Distrepo repository : repositories) {
      Map<String, PackageBuild> builds = ask(repository);
      Optional<PackageBuild> build =
          candidates.stream().filter(builds::containsKey).findFirst().map(builds::get);
      build.ifPresent(b -> found.add(new Found(b, repository.name())));
      if (verbose) {
        narrator.note(repository.name() + ": " + build.map(PackageBuild::nvr).orElse("N/A"));
      }
    }
    found.sort((a, b) -> b.build().evr().compareTo(a.build().evr()));
    return found;
  }

  private Map<String, PackageBuild> ask(Distrepo repository) {
    Map<String, PackageBuild> known = asked.get(repository.url());
    if (known != null) {
      return known;
    }
    Map<String, PackageBuild> builds;
    try {
      builds =
          query.newest(
              new PackageRepository(repository.name(), repository.url()),
              new LinkedHashSet<>(names));
    } catch (RdopkgException e) {
      narrator.warn(
          "can't ask "
              + repository.name()
              + ": "
              + e.what()
              + e.why().map(why -> ": " + why.lines().findFirst().orElse("")).orElse(""));
      builds = Map.of();
    }
    asked.put(repository.url(), builds);
    return builds;
  }
}
