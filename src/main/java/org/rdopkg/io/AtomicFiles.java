package org.rdopkg.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Reads and writes whole files so that nobody ever sees half of one: a new file beside the old one,
 * flushed to disk, then renamed over it.
 */
public final class AtomicFiles {
  private static final int NAME_TRIES = 100;

  private AtomicFiles() {}

  /**
   * The bytes of a file.
   *
   * @param limit most bytes to read; a bigger file is an error, so that no input can fill memory
   */
  public static byte[] read(Path file, long limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
      if (bytes.length > limit) {
        throw new IOException(file + ": bigger than " + limit + " bytes");
      }
      return bytes;
    }
  }

  /** Replaces (or makes) a file in one step; an existing file's permissions are kept. */
  public static void write(Path file, byte[] content) throws IOException {
    sweep(file);
    Path temporary = stage(file, content);
    try {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        copyPermissions(file, temporary);
      }
      replace(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncDirectory(parent(file));
  }

  /** Writes content to a new hidden file beside {@code file} and flushes it to disk. */
  private static Path stage(Path file, byte[] content) throws IOException {
    String name = temporaryName(file) + ProcessHandle.current().pid() + "-";
    for (int i = 0; i < NAME_TRIES; i++) {
      String suffix = Long.toString(ThreadLocalRandom.current().nextLong() & Long.MAX_VALUE, 36);
      Path temporary = file.resolveSibling(name + suffix);
      if (!Files.exists(temporary, LinkOption.NOFOLLOW_LINKS)) {
        create(temporary, content);
        return temporary;
      }
    }
    throw new IOException(file + ": no free temporary name");
  }

  private static String temporaryName(Path file) {
    return "." + file.getFileName() + ".rdopkg-p";
  }

  /** Deletes what processes that were killed while they wrote this file have left beside it. */
  private static void sweep(Path file) {
    String prefix = temporaryName(file);
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(
            parent(file), entry -> String.valueOf(entry.getFileName()).startsWith(prefix))) {
      for (Path entry : left) {
        if (isDead(String.valueOf(entry.getFileName()).substring(prefix.length()))) {
          Files.deleteIfExists(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Rubbish may stay; whether the file can be written shows soon.
      return;
    }
  }

  /** Whether the process that a temporary file was named after has gone. */
  private static boolean isDead(String name) {
    int dash = name.indexOf('-');
    boolean number = dash > 0 && dash < 10 && name.chars().limit(dash).allMatch(Character::isDigit);
    return number
        && ProcessHandle.of(Long.parseLong(name.substring(0, dash)))
            .map(process -> !process.isAlive())
            .orElse(true);
  }

  /**
   * Makes a file that must not exist yet, flushed to disk; permissions are what the umask leaves of
   * rw-rw-rw-. After a failure the file is not there.
   */
  public static void create(Path file, byte[] content) throws IOException {
    create(file, content, true);
  }

  /** The same without waiting for the disk: enough against crashes, not against power cuts. */
  public static void createQuickly(Path file, byte[] content) throws IOException {
    create(file, content, false);
  }

  private static void create(Path file, byte[] content, boolean flush) throws IOException {
    boolean done = false;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      try {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        if (flush) {
          channel.force(true);
        }
        done = true;
      } finally {
        if (!done) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Renames over whatever is there, in one step. */
  public static void replace(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(to + ": cannot be replaced in one step", e);
    }
  }

  /** Flushes a directory, so that the names in it survive a power cut. */
  public static void syncDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not possible on every file system; the rename itself has happened.
      return;
    }
  }

  /** Gives a file the permissions of another one. */
  public static void copyPermissions(Path from, Path to) throws IOException {
    try {
      Set<PosixFilePermission> permissions =
          Files.getPosixFilePermissions(from, LinkOption.NOFOLLOW_LINKS);
      Files.setPosixFilePermissions(to, permissions);
    } catch (UnsupportedOperationException | NoSuchFileException e) {
      // No such permissions here, or the file has just gone: the default is right.
      return;
    }
  }

  /** Whether the owner of a file may execute it; never where there are no such permissions. */
  static boolean isExecutable(Path file) {
    try {
      return Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
          .contains(PosixFilePermission.OWNER_EXECUTE);
    } catch (UnsupportedOperationException | IOException e) {
      return false;
    }
  }

  /** Lets everybody execute a file who may read it, as git does. */
  public static void makeExecutable(Path file) throws IOException {
    try {
      Set<PosixFilePermission> permissions =
          Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      if (permissions.contains(PosixFilePermission.GROUP_READ)) {
        permissions.add(PosixFilePermission.GROUP_EXECUTE);
      }
      if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      }
      Files.setPosixFilePermissions(file, permissions);
    } catch (UnsupportedOperationException e) {
      // No such permissions here.
      return;
    }
  }

  private static Path parent(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new FileNotFoundException(file.toString());
    }
    return parent;
  }
}
