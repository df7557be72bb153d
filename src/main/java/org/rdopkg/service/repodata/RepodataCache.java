package org.rdopkg.service.repodata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.DownloadListener;
import org.rdopkg.io.DownloadPatience;
import org.rdopkg.io.Downloaded;
import org.rdopkg.io.Downloader;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ProcessLock;
import org.rdopkg.sources.Checksum;

/**
 * Lists of packages, kept in the user's cache folder by the address of their repository. A list is
 * fetched when the repository's {@code repomd.xml}, looked at anew after a while, names another; it
 * counts only with the checksum that stands there.
 */
public final class RepodataCache {
  private static final long MOST_REPOMD = 4 << 20;
  private static final long MOST_LIST = 1L << 30;
  private static final String REPOMD = "repomd.xml";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Environment environment;
  private final Path folder;
  private final Duration period;
  private final DownloadPatience patience;
  private final DownloadListener listener;

  /**
   * @param folder the folder of the cache
   * @param period how long a repository's {@code repomd.xml} is fresh
   * @param listener told how far downloads are
   */
  public RepodataCache(
      Environment environment,
      Path folder,
      Duration period,
      DownloadPatience patience,
      DownloadListener listener) {
    this.environment = environment;
    this.folder = folder;
    this.period = period;
    this.patience = patience;
    this.listener = listener;
  }

  /**
   * A list as it is kept.
   *
   * @param file compressed as the repository has it
   * @param age how long ago the repository was asked whether it is the newest
   * @param failure why the repository could not be asked now, when that was tried
   */
  public record Kept(Path file, Duration age, Optional<RdopkgException> failure) {}

  /**
   * The list of a repository.
   *
   * @throws RdopkgException when there is none, neither here nor there
   */
  public Kept get(PackageRepository repository) {
    Path place = folder.resolve(name(repository.url()));
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw IoErrors.cannot("make the folder " + place, e);
    }
    return ProcessLock.holding(
        place.resolve("lock"), "reading a repository", PATIENCE, () -> get(repository, place));
  }

  private Kept get(PackageRepository repository, Path place) {
    Optional<Kept> kept = kept(place);
    if (kept.isPresent() && kept.get().age().compareTo(period) < 0) {
      return kept.get();
    }
    try {
      fetch(repository, place);
      return kept(place).orElseThrow(() -> new IllegalStateException("nothing in " + place));
    } catch (RdopkgException e) {
      if (kept.isEmpty()) {
        throw e;
      }
      return new Kept(kept.get().file(), kept.get().age(), Optional.of(e));
    }
  }

  private Optional<Kept> kept(Path place) {
    Path repomd = place.resolve(REPOMD);
    if (!Files.isRegularFile(repomd)) {
      return Optional.empty();
    }
    try {
      Repomd parsed = Repomd.parse(AtomicFiles.read(repomd, MOST_REPOMD), repomd.toString());
      Path list = place.resolve(listName(parsed));
      Duration age =
          Duration.between(Files.getLastModifiedTime(repomd).toInstant(), environment.now());
      return Files.isRegularFile(list)
          ? Optional.of(new Kept(list, age.abs(), Optional.empty()))
          : Optional.empty();
    } catch (IOException | RdopkgException e) {
      return Optional.empty();
    }
  }

  /** The list first, then what names it: nobody ever finds the one without the other. */
  private void fetch(PackageRepository repository, Path place) {
    Downloader downloader =
        new Downloader(environment, place.resolve("downloads"), patience, listener);
    String address = repository.url() + "/repodata/" + REPOMD;
    Downloaded fetched = downloader.get(address, repository.name(), MOST_REPOMD);
    try {
      byte[] content = AtomicFiles.read(fetched.file(), MOST_REPOMD);
      Repomd repomd = Repomd.parse(content, address);
      Path list = place.resolve(listName(repomd));
      if (!Files.isRegularFile(list)) {
        fetchList(downloader, repository, repomd, list);
      }
      AtomicFiles.write(place.resolve(REPOMD), content);
      Files.setLastModifiedTime(place.resolve(REPOMD), FileTime.from(environment.now()));
      dropOthers(place, list);
    } catch (IOException e) {
      throw IoErrors.cannot("keep the list of packages of " + repository.name(), e);
    } finally {
      fetched.discard();
    }
  }

  private static void fetchList(
      Downloader downloader, PackageRepository repository, Repomd repomd, Path list) {
    long limit = repomd.size() < 0 ? MOST_LIST : Math.min(MOST_LIST, repomd.size());
    String address = repository.url() + "/" + repomd.href();
    Downloaded fetched = downloader.get(address, repository.name(), limit);
    Checksum real = Checksum.of(fetched.file(), repomd.checksum().algorithm());
    if (!real.equals(repomd.checksum())) {
      fetched.discard();
      throw RdopkgException.of(ErrorKind.INPUT, "Not the list of packages of " + repository.name())
          .because("its checksum is not the one that the repository names")
          .fix("Try again: the repository may be changing now.");
    }
    fetched.moveTo(list);
  }

  private static String listName(Repomd repomd) {
    return repomd.checksum().hex() + "-primary";
  }

  private static void dropOthers(Path place, Path list) throws IOException {
    try (DirectoryStream<Path> lists = Files.newDirectoryStream(place, "*-primary")) {
      for (Path other : lists) {
        if (!other.equals(list)) {
          Files.delete(other);
        }
      }
    }
  }

  private static String name(String url) {
    byte[] address = url.getBytes(StandardCharsets.UTF_8);
    return Checksum.of(address, Checksum.Algorithm.SHA256).hex().substring(0, 24);
  }
}
