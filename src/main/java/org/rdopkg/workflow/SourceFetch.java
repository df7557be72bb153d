package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.DownloadPatience;
import org.rdopkg.io.DownloadUrl;
import org.rdopkg.io.Downloaded;
import org.rdopkg.io.Downloader;
import org.rdopkg.sources.Checksum;
import org.rdopkg.sources.Lookaside;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.workflow.FetchedSource.Signature;
import org.rdopkg.workflow.FetchedSource.State;

/**
 * Gets the sources of a spec into the checkout: from the lookaside cache when {@code sources} knows
 * the checksum, else from the URL of the Source. A file is put in its place only after checksum and
 * signature have been found right; a file that is there is never replaced unasked.
 */
final class SourceFetch {
  private final Checkout checkout;
  private final Narrator narrator;
  private final SourceSet set;
  private final Downloader downloader;
  private final boolean force;

  /** What could not be had, by name: not tried, and not waited for, again. */
  private final Map<String, RdopkgException> failed;

  /**
   * @param force files that are not what {@code sources} says are downloaded anew
   */
  SourceFetch(Checkout checkout, Narrator narrator, SourceSet set, boolean force) {
    this(checkout, narrator, set, force, new HashMap<>());
  }

  private SourceFetch(
      Checkout checkout,
      Narrator narrator,
      SourceSet set,
      boolean force,
      Map<String, RdopkgException> failed) {
    this.failed = failed;
    this.checkout = checkout;
    this.narrator = narrator;
    this.set = set;
    this.force = force;
    this.downloader =
        new Downloader(
            checkout.environment(),
            folder(),
            DownloadPatience.DEFAULT,
            new NarratedDownload(narrator));
  }

  /** Where unfinished downloads are: in git's folder, so that they are nobody's changes. */
  private Path folder() {
    return checkout.location().gitDir().resolve("rdopkg").resolve("downloads");
  }

  /**
   * Gets one Source.
   *
   * @throws RdopkgException when it can't be had, or is not what it should be; of a Source that has
   *     failed before, what it failed for
   */
  FetchedSource fetch(EvaluatedSource source) {
    RdopkgException before = failed.get(source.fileName());
    if (before != null) {
      throw before;
    }
    try {
      return fetchNow(source);
    } catch (RdopkgException e) {
      failed.put(source.fileName(), e);
      throw e;
    }
  }

  private FetchedSource fetchNow(EvaluatedSource source) {
    if (!source.value().isKnown()) {
      throw RdopkgException.of(
              ErrorKind.INPUT, "can't know Source" + source.number() + ": " + source.written())
          .because(source.value().unknowns().get(0).why())
          .fix("rdopkg spec   # shows what is not known");
    }
    String url = source.value().text();
    Optional<String> upstream = DownloadUrl.isUrl(url) ? Optional.of(url) : Optional.empty();
    return get(OptionalInt.of(source.number()), source.fileName(), upstream);
  }

  /** A keyring or a signature: nobody signs those, and a spec that says so would go in circles. */
  private void fetchUnsigned(EvaluatedSource source) {
    new SourceFetch(checkout, narrator, set.withoutChecks(), force, failed).fetch(source);
  }

  /** Gets a file that only {@code sources} knows. */
  FetchedSource fetchListed(String name) {
    return get(OptionalInt.empty(), name, Optional.empty());
  }

  private FetchedSource get(OptionalInt number, String name, Optional<String> upstream) {
    Path target = checkout.files().resolve(name);
    Optional<Checksum> wanted = set.listed().checksum(name);
    SourceSignatures signatures =
        new SourceSignatures(checkout, set, folder(), this::fetchUnsigned, narrator);
    if (isRight(name, target, wanted)) {
      Signature signature = signatures.check(number, name, target);
      return new FetchedSource(
          number, name, State.PRESENT, Optional.empty(), wanted, signature, Optional.empty());
    }
    signatures.prepare(number, name);
    Got got = download(name, places(name, wanted, upstream), wanted);
    Signature signature;
    try {
      signature = signatures.check(number, name, got.file().file());
    } catch (RdopkgException e) {
      got.file().discard();
      throw e;
    }
    got.file().moveTo(target);
    return new FetchedSource(
        number,
        name,
        State.DOWNLOADED,
        Optional.of(DownloadUrl.shown(got.url())),
        wanted,
        signature,
        Optional.empty());
  }

  /** Whether the file is there and need not be had. */
  private boolean isRight(String name, Path target, Optional<Checksum> wanted) {
    if (!checkout.files().exists(name)) {
      return false;
    }
    if (!checkout.files().isFile(name)) {
      throw RdopkgException.of(ErrorKind.INPUT, name + " is in the way")
          .because("it is no regular file");
    }
    if (wanted.isEmpty()) {
      return true;
    }
    Checksum is = checksum(target, wanted.get().algorithm());
    if (is.equals(wanted.get())) {
      return true;
    }
    if (force) {
      return false;
    }
    throw RdopkgException.of(ErrorKind.CONFLICT, name + " is here, but not what `sources` says")
        .because(differ(is, wanted.get()))
        .fix("rdopkg get-source --force   # downloads it anew and replaces it");
  }

  private Checksum checksum(Path file, Checksum.Algorithm algorithm) {
    String what = "checking " + file.getFileName();
    return Checksum.of(file, algorithm, (done, total) -> narrator.progress(what, done, total));
  }

  private static String differ(Checksum is, Checksum wanted) {
    return "its %s is %s, and should be %s"
        .formatted(is.algorithm().lowerCase(), is.hex(), wanted.hex());
  }

  private List<String> places(String name, Optional<Checksum> wanted, Optional<String> upstream) {
    List<String> places = new ArrayList<>();
    Optional<Lookaside> cache = set.cache();
    if (wanted.isPresent() && cache.isPresent()) {
      places.add(cache.get().url(set.cacheName(), name, wanted.get()));
    }
    upstream.ifPresent(places::add);
    if (places.isEmpty()) {
      RdopkgException error = RdopkgException.of(ErrorKind.INPUT, name + " is not here");
      throw wanted.isPresent()
          ? error
              .because("it is listed in `sources`, but which cache it is in is not known")
              .fix("git config rdopkg.lookaside URL   # with {name}, {file}, {type}, {hash} in it")
          : error
              .because("its Source is no URL, and `sources` does not list it")
              .fix("git checkout HEAD -- " + name + "   # if it was once committed");
    }
    return places;
  }

  /** A file and where it came from. */
  private record Got(Downloaded file, String url) {}

  /** From the first place that has it. */
  private Got download(String name, List<String> places, Optional<Checksum> wanted) {
    for (String place : places.subList(0, places.size() - 1)) {
      try {
        return downloadFrom(place, name, wanted);
      } catch (RdopkgException e) {
        narrator.note(e.what() + e.why().map(why -> ": " + why).orElse(""));
      }
    }
    return downloadFrom(places.get(places.size() - 1), name, wanted);
  }

  private Got downloadFrom(String url, String name, Optional<Checksum> wanted) {
    Downloaded file = downloader.get(url, name, Downloader.LIMIT);
    if (wanted.isPresent()) {
      Checksum is = checksum(file.file(), wanted.get().algorithm());
      if (!is.equals(wanted.get())) {
        file.discard();
        throw RdopkgException.of(
                ErrorKind.INPUT,
                "What came from " + DownloadUrl.shown(url) + " is not what `sources` says")
            .because(differ(is, wanted.get()))
            .fix("Find out who has changed it: upstream, the one who wrote `sources`, or others.");
      }
    }
    return new Got(file, url);
  }
}
