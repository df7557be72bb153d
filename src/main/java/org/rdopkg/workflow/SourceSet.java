package org.rdopkg.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.CheckoutFiles;
import org.rdopkg.sources.Lookaside;
import org.rdopkg.sources.SourcesFile;
import org.rdopkg.spec.GpgVerify;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;

/**
 * The sources of a package.
 *
 * @param sources those whose conditions hold, by number
 * @param listed what the file {@code sources} says
 * @param checks the signatures that the spec checks; none when they are not to be checked
 * @param cache the lookaside cache
 * @param cacheName the package's name in it
 */
record SourceSet(
    List<EvaluatedSource> sources,
    SourcesFile listed,
    List<GpgVerify> checks,
    Optional<Lookaside> cache,
    String cacheName) {
  SourceSet {
    sources = List.copyOf(sources);
    checks = List.copyOf(checks);
  }

  /**
   * Reads them.
   *
   * @param signatures whether signatures are checked
   */
  static SourceSet of(
      Checkout checkout, SpecFile spec, String branch, String packageName, boolean signatures) {
    EvaluatedSpec evaluated = PackageReader.evaluate(spec);
    CheckoutFiles files = checkout.files();
    SourceCaches caches = new SourceCaches(checkout, branch);
    return new SourceSet(
        evaluated.sources().stream()
            .filter(EvaluatedSource::active)
            .sorted(Comparator.comparingInt(EvaluatedSource::number))
            .toList(),
        files.read(SourcesFile.NAME).map(SourcesFile::parse).orElse(SourcesFile.empty()),
        signatures ? GpgVerify.find(spec) : List.of(),
        caches.cache(),
        caches.packageName(packageName));
  }

  /** The same sources, one of which {@code sources} does not know. */
  SourceSet without(String name) {
    return new SourceSet(sources, listed.without(name), checks, cache, cacheName);
  }

  /** The same sources, no signature of which is checked. */
  SourceSet withoutChecks() {
    return new SourceSet(sources, listed, List.of(), cache, cacheName);
  }

  /** The first one: {@code Source0}. */
  Optional<EvaluatedSource> first() {
    return sources.stream().findFirst();
  }

  /** The Source of a number. */
  Optional<EvaluatedSource> source(int number) {
    return sources.stream().filter(source -> source.number() == number).findFirst();
  }
}
