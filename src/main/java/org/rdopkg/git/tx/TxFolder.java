package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.rdopkg.io.IoErrors;

/**
 * rdopkg's own folder in git's folder of one work tree, and the names in it. It holds nothing
 * between transactions.
 */
final class TxFolder {
  private static final int DRAFT_SECONDS = 60;

  private final Path folder;
  private final String id;

  TxFolder(Path gitDir) {
    this(gitDir.resolve("rdopkg"), "");
  }

  private TxFolder(Path folder, String id) {
    this.folder = folder;
    this.id = id;
  }

  /**
   * The same folder for one transaction. What other programs write in it has a name of its own: a
   * hook may outlive the rdopkg that ran it, and must not meddle with the next one.
   */
  TxFolder of(String transaction) {
    return new TxFolder(folder, "-" + transaction);
  }

  Path path() {
    return folder;
  }

  /** Held by the rdopkg that is writing. */
  Path lock() {
    return folder.resolve("lock");
  }

  /** Says what a transaction is about to do; there only while one is under way, or torn. */
  Path journal() {
    return folder.resolve("journal");
  }

  /** Says which way HEAD is going; there only while it is on it, or has been left on it. */
  Path switchNote() {
    return folder.resolve("switch");
  }

  /** The index that will take the place of git's. */
  Path nextIndex() {
    return folder.resolve("next-index" + id);
  }

  /** The index that hooks see: what will be committed. */
  Path hookIndex() {
    return folder.resolve("hook-index" + id);
  }

  /** The log of operations. */
  Path operations() {
    return folder.resolve("ops");
  }

  /** The old version of the n-th file. */
  Path backup(int n) {
    return folder.resolve("old-" + n);
  }

  /**
   * Deletes what a transaction needs only for taking itself back; not the lock, nor what it saved.
   */
  void sweep() throws IOException {
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(folder, "{old-,next-,hook-,index-,.journal.}*")) {
      for (Path entry : entries) {
        Files.deleteIfExists(entry);
      }
    }
    sweepLockDrafts();
  }

  /** Of a rdopkg that died while it took the lock; one that takes it now has a young one. */
  private void sweepLockDrafts() throws IOException {
    if (!Files.exists(lock())) {
      return;
    }
    Instant old = Files.getLastModifiedTime(lock()).toInstant().minusSeconds(DRAFT_SECONDS);
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, "lock-*")) {
      for (Path draft : drafts) {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(old)) {
          Files.deleteIfExists(draft);
        }
      }
    }
  }

  void create() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw IoErrors.cannot("make the folder " + folder, e);
    }
  }
}
