package org.rdopkg.io;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * A download that is not finished: the bytes that are here, and beside them what the server said
 * about the file, so that the next run goes on only with the same file. Locked, so that two runs do
 * not write into one.
 */
final class PartialFile implements AutoCloseable {
  private static final int ABOUT_LIMIT = 1 << 16;
  private static final Duration KEPT = Duration.ofDays(30);

  private final Path file;
  private final Path about;
  private final FileChannel channel;
  private boolean finished;

  private PartialFile(Path file, Path about, FileChannel channel) {
    this.file = file;
    this.about = about;
    this.channel = channel;
  }

  /** The unfinished download of a URL in a folder, made when there is none. */
  static PartialFile open(Path folder, URI uri) throws IOException {
    String key = key(uri);
    Files.createDirectories(folder);
    sweep(folder);
    Path file = folder.resolve(key + ".part");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new PartialFile(file, folder.resolve(key + ".about"), channel);
      }
    } catch (OverlappingFileLockException e) {
      // this very process: the same as another one
    }
    channel.close();
    throw RdopkgException.of(
            ErrorKind.CONFLICT, "Somebody else is downloading " + DownloadUrl.shown(uri.toString()))
        .because("another rdopkg holds " + file)
        .fix("Wait until it is done, then try again.");
  }

  /** What nobody has gone on with for a month. */
  private static void sweep(Path folder) throws IOException {
    Instant old = Instant.now().minus(KEPT);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.{part,about}")) {
      for (Path entry : entries) {
        if (Files.getLastModifiedTime(entry).toInstant().isBefore(old)) {
          Files.deleteIfExists(entry);
        }
      }
    } catch (NoSuchFileException e) {
      return; // another run has just deleted it
    }
  }

  private static String key(URI uri) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(uri.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Path file() {
    return file;
  }

  FileChannel channel() {
    return channel;
  }

  long length() throws IOException {
    return channel.size();
  }

  /**
   * What the server may compare with the file it has (RFC 9110, section 13.1.5): a strong entity
   * tag, else the date of the last change. Without one nothing is resumed.
   */
  Optional<String> validator() throws IOException {
    try {
      List<String> lines =
          new String(AtomicFiles.read(about, ABOUT_LIMIT), StandardCharsets.UTF_8).lines().toList();
      return lines.size() == 1 && !lines.get(0).isBlank()
          ? Optional.of(lines.get(0))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Starts anew with a file of this validator. */
  void restart(Optional<String> validator) throws IOException {
    channel.truncate(0);
    channel.position(0);
    if (validator.isPresent()) {
      AtomicFiles.write(about, (validator.get() + "\n").getBytes(StandardCharsets.UTF_8));
    } else {
      Files.deleteIfExists(about);
    }
  }

  /** Goes on at the end of what is here. */
  void append() throws IOException {
    channel.position(channel.size());
  }

  /** All bytes are here: they reach the disk, and nothing is left to resume. */
  void finish() throws IOException {
    channel.force(true);
    Files.deleteIfExists(about);
    finished = true;
  }

  /** Of a download that has not begun nothing stays. */
  @Override
  public void close() throws IOException {
    if (!finished && channel.size() == 0) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(about);
    }
    channel.close();
  }
}
