package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.Deadline;

/**
 * git's lock on the index, {@code index.lock}. While it is there no git changes the index. It comes
 * into being with a token in it, by which a later run knows that a lock left behind by a crash is
 * rdopkg's and nobody else's.
 */
final class IndexLock {
  private static final long LIMIT = 512L << 20;
  private static final long PAUSE_MILLIS = 20;

  private final Path index;
  private final TxFolder folder;
  private final String token;

  IndexLock(Path index, TxFolder folder, String token) {
    this.index = index;
    this.folder = folder;
    this.token = token;
  }

  private Path lock() {
    return index.resolveSibling(index.getFileName() + ".lock");
  }

  /** Takes the lock, waiting a little for another git to finish. */
  void acquire(Duration patience) throws IOException {
    Deadline deadline = Deadline.in(patience);
    while (!tryAcquire()) {
      if (deadline.isOver()) {
        throw RdopkgException.of(ErrorKind.CONFLICT, "git's index is locked")
            .because(lock() + " exists: another git is running in this checkout, or has crashed")
            .fix("Wait until it is done, or close editors that git has opened.")
            .fix("If there is no such git any more: rm " + lock());
      }
      pause();
    }
  }

  private boolean tryAcquire() throws IOException {
    byte[] content = token.getBytes(StandardCharsets.UTF_8);
    Path draft = folder.path().resolve("index-token");
    Files.deleteIfExists(draft);
    AtomicFiles.createQuickly(draft, content);
    try {
      Files.createLink(lock(), draft);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      return createWithoutLink(content);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** For file systems without hard links, and an index that is on another one. */
  private boolean createWithoutLink(byte[] content) throws IOException {
    try {
      AtomicFiles.createQuickly(lock(), content);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RdopkgException.of(ErrorKind.CONFLICT, "interrupted").causedBy(e);
    }
  }

  /** The lock now holds the new index, ready to take the old one's place. */
  void fill(Path nextIndex) throws IOException {
    try {
      AtomicFiles.replace(nextIndex, lock());
    } catch (IOException e) {
      byte[] content = AtomicFiles.read(nextIndex, LIMIT); // on another file system
      AtomicFiles.write(lock(), content);
      Files.deleteIfExists(nextIndex);
    }
  }

  /** The new index takes the old one's place, and the lock is gone. */
  void commit() throws IOException {
    AtomicFiles.replace(lock(), index);
  }

  /** Gives the lock back, leaving the index as it is; somebody else's lock stays. */
  void release(String nextIndexHash) throws IOException {
    if (isOurs(nextIndexHash)) {
      Files.deleteIfExists(lock());
    }
  }

  /** Whether the lock is there and was made by this transaction. */
  boolean isOurs(String nextIndexHash) throws IOException {
    try {
      byte[] content = AtomicFiles.read(lock(), LIMIT);
      return new String(content, StandardCharsets.UTF_8).equals(token)
          || (!nextIndexHash.isEmpty() && FileSwitch.hash(content).equals(nextIndexHash));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Whether the lock holds the new index. */
  boolean isFilled(String nextIndexHash) throws IOException {
    return isOurs(nextIndexHash)
        && FileSwitch.hash(AtomicFiles.read(lock(), LIMIT)).equals(nextIndexHash);
  }
}
