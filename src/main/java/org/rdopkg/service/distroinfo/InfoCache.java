package org.rdopkg.service.distroinfo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.BareRepository;
import org.rdopkg.git.OutsideGit;
import org.rdopkg.git.TransferListener;
import org.rdopkg.git.TransferProgress;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ProcessLock;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.io.ProcessRunner;

/**
 * Repositories of metadata, kept in the user's cache folder. Each is a bare repository of one
 * commit, fetched with the user's git; its one ref moves in one step, so that nobody sees half of
 * an update.
 */
public final class InfoCache {
  private static final String REF = "refs/heads/info";
  private static final String STAMP = "rdopkg-fetched";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Environment environment;
  private final Path folder;
  private final Duration period;

  /**
   * @param folder the folder of the cache
   * @param period how long what was fetched is fresh
   */
  public InfoCache(Environment environment, Path folder, Duration period) {
    this.environment = environment;
    this.folder = folder;
    this.period = period;
  }

  /** Who is told of a fetch, which may take a while. */
  public interface Watcher extends TransferListener {
    /** A fetch begins now. */
    void begins();
  }

  /**
   * A repository as it is kept.
   *
   * @param gitDir its folder
   * @param commit the commit to read, in hex
   * @param age how long ago it was fetched
   * @param failure why it could not be fetched anew, when that was tried
   */
  public record Kept(Path gitDir, String commit, Duration age, Optional<RdopkgException> failure) {}

  /**
   * Gives what is kept of a repository, fetched anew when that is old or it is forced.
   *
   * @param watcher told when something is fetched, and how far that is
   * @throws RdopkgException when it must be fetched and can't be; when something is kept already
   *     and nothing is forced, that is no reason to fail
   */
  public Kept get(String url, boolean force, Watcher watcher) {
    Path gitDir = folder.resolve(name(url) + ".git");
    Optional<Kept> kept = kept(gitDir);
    if (kept.isPresent() && !force && kept.get().age().compareTo(period) < 0) {
      return kept.get();
    }
    try {
      makeFolder();
      watcher.begins();
      ProcessLock.holding(
          folder.resolve(name(url) + ".lock"),
          "fetching distroinfo",
          PATIENCE,
          () -> fetch(gitDir, url, watcher));
      return kept(gitDir).orElseThrow(() -> new IllegalStateException("no " + REF));
    } catch (RdopkgException e) {
      if (kept.isEmpty()) {
        throw e.fix("rdopkg ACTION -l DIR   # takes the metadata from a folder");
      }
      if (force) {
        throw e.fix("Without -f/--force-fetch what was fetched before is taken.");
      }
      return new Kept(gitDir, kept.get().commit(), kept.get().age(), Optional.of(e));
    }
  }

  private Optional<Kept> kept(Path gitDir) {
    if (!Files.isDirectory(gitDir.resolve("objects"))) {
      return Optional.empty();
    }
    try (BareRepository repository = BareRepository.open(gitDir)) {
      Instant fetched = Files.getLastModifiedTime(gitDir.resolve(STAMP)).toInstant();
      Duration age = Duration.between(fetched, environment.now());
      return repository
          .ref(REF)
          .map(commit -> new Kept(gitDir, commit, age.abs(), Optional.empty()));
    } catch (IOException e) {
      return Optional.empty(); // no stamp: it was never fetched to its end
    }
  }

  private Boolean fetch(Path gitDir, String url, Watcher watcher) {
    if (!Files.isDirectory(gitDir.resolve("objects"))) {
      git(watcher, folder, "init", "-q", "--bare", "--template=", gitDir.toString());
    }
    git(
        watcher,
        gitDir,
        "fetch",
        environment.terminal().error() ? "--progress" : "-q",
        "--depth=1",
        "--no-tags",
        "--no-write-fetch-head",
        "--no-recurse-submodules",
        "--",
        url,
        "+HEAD:" + REF);
    try {
      Path stamp = gitDir.resolve(STAMP);
      if (!Files.exists(stamp)) {
        Files.createFile(stamp);
      }
      Files.setLastModifiedTime(stamp, FileTime.from(environment.now()));
      return true;
    } catch (IOException e) {
      throw IoErrors.cannot("write into " + gitDir, e);
    }
  }

  private void git(Watcher watcher, Path directory, String... arguments) {
    ProcessResult result =
        new ProcessRunner(environment)
            .run(
                OutsideGit.request(directory, arguments)
                    .watchedBy(new TransferProgress(watcher))
                    .build());
    if (!result.succeeded()) {
      String why = result.failure().why().orElse("");
      throw RdopkgException.of(ErrorKind.PROGRAM, "Can't fetch the metadata").because(why);
    }
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw IoErrors.cannot("make the folder " + folder, e);
    }
  }

  /** The last part of an address, and a hash of all of it. */
  static String name(String url) {
    String end = url.replaceAll("/+$", "").replaceAll("\\.git$", "");
    String last = end.substring(end.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_-]", "");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
      return last + "-" + HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
