package org.rdopkg.service.distroinfo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.DownloadListener;
import org.rdopkg.io.DownloadPatience;
import org.rdopkg.io.Downloader;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;

/**
 * Files that are downloaded one by one from below an address, and kept in the user's cache folder.
 * When one can't be had any more, what is kept will do, and no other is tried.
 */
public final class RawInfoFiles implements InfoFiles {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/+-]+");
  private static final DownloadPatience PATIENCE =
      new DownloadPatience(
          2,
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60));

  private final Environment environment;
  private final Path folder;
  private final String base;
  private final Duration period;
  private final boolean force;
  private final DownloadListener listener;
  private Optional<RdopkgException> failure = Optional.empty();
  private Duration oldest = Duration.ZERO;

  /**
   * @param cache the folder of the cache
   * @param base the address, with a slash at its end
   * @param period how long what was downloaded is fresh
   * @param force download even what is fresh
   * @param listener told how far downloads are
   */
  public RawInfoFiles(
      Environment environment,
      Path cache,
      String base,
      Duration period,
      boolean force,
      DownloadListener listener) {
    this.listener = listener;
    this.environment = environment;
    this.folder = cache.resolve(InfoCache.name(base) + ".raw");
    this.base = base;
    this.period = period;
    this.force = force;
  }

  /** Why something kept was taken instead of something new. */
  public Optional<RdopkgException> failure() {
    return failure;
  }

  /** The age of the oldest file that was taken. */
  public Duration oldest() {
    return oldest;
  }

  @Override
  public byte[] read(String name) {
    if (!PLAIN.matcher(name).matches()) {
      throw RdopkgException.of(ErrorKind.INPUT, "Refused to download " + name)
          .because("its name is more than letters, digits, dots and dashes");
    }
    Path file = folder.resolve("files").resolve(name);
    try {
      Optional<Duration> age = age(file);
      boolean fresh = age.isPresent() && age.get().compareTo(period) < 0 && !force;
      if (!fresh && (age.isEmpty() || failure.isEmpty())) {
        download(name, file, age.isPresent());
      }
      age(file).filter(a -> a.compareTo(oldest) > 0).ifPresent(a -> oldest = a);
      return AtomicFiles.read(file, LIMIT);
    } catch (IOException e) {
      throw IoErrors.cannot("read " + file, e);
    }
  }

  private Optional<Duration> age(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Optional.of(
            Duration.between(Files.getLastModifiedTime(file).toInstant(), environment.now()).abs())
        : Optional.empty();
  }

  private void download(String name, Path file, boolean kept) throws IOException {
    Path parent = file.getParent() == null ? folder : file.getParent();
    Files.createDirectories(parent);
    try {
      new Downloader(environment, folder, PATIENCE, listener)
          .get(base + name, name, LIMIT)
          .moveTo(file);
      Files.setLastModifiedTime(file, FileTime.from(environment.now()));
    } catch (RdopkgException e) {
      if (force || !kept) {
        throw e.fix("rdopkg ACTION -l DIR   # takes the metadata from a folder");
      }
      failure = Optional.of(e);
    }
  }

  @Override
  public String place() {
    return base;
  }

  @Override
  public InfoFiles other(InfoValue.Fields description) {
    throw OtherPlaces.refused(description);
  }
}
