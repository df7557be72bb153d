package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.CheckoutFiles;

/**
 * Puts new files of the work tree in the place of old ones, so that it can be taken back: first all
 * new files are written beside the old ones (a full disk shows here), then each old one gets a
 * second name in rdopkg's folder, then the new one is renamed over it.
 *
 * <p>Each step leaves traces that {@link #undo} understands without knowing how far it came.
 */
final class FileSwitch {
  private final CheckoutFiles files;
  private final TxFolder folder;
  private final String id;
  private final StepListener steps;

  FileSwitch(CheckoutFiles files, TxFolder folder, String id, StepListener steps) {
    this.files = files;
    this.folder = folder;
    this.id = id;
    this.steps = steps;
  }

  /**
   * A change of the work tree, with what was seen there when the transaction began.
   *
   * @param old the file's content; empty when there was no file
   * @param executable whether the old file was executable
   */
  record Item(FileChange change, Optional<byte[]> old, boolean executable) {
    Journal.File journal() {
      String newHash = change instanceof FileChange.Write write ? hash(write.content()) : "";
      return new Journal.File(
          change.path(), old.isPresent(), old.map(FileSwitch::hash).orElse(""), newHash);
    }
  }

  static String hash(byte[] content) {
    return ObjectId.fromRaw(Constants.newMessageDigest().digest(content)).name();
  }

  /** Writes all new files beside the old ones. */
  void stage(List<Item> items) throws IOException {
    for (Item item : items) {
      if (item.change() instanceof FileChange.Write write) {
        Path target = files.resolve(write.path());
        Path parent = target.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Path temporary = temporary(target, id);
        AtomicFiles.createQuickly(temporary, write.content());
        if (item.old().isPresent()) {
          AtomicFiles.copyPermissions(target, temporary);
        } else if (write.executable()) {
          AtomicFiles.makeExecutable(temporary);
        }
        steps.reached("staged " + write.path());
      }
    }
  }

  private static Path temporary(Path target, String id) {
    return target.resolveSibling("." + target.getFileName() + ".rdopkg-" + id);
  }

  /** Puts the new files in place, each old one kept. */
  void place(List<Item> items) throws IOException {
    for (int n = 0; n < items.size(); n++) {
      Item item = items.get(n);
      Path target = files.resolve(item.change().path());
      if (item.old().isPresent()) {
        keep(target, folder.backup(n));
        steps.reached("kept " + item.change().path());
      }
      requireUnchanged(item, target);
      if (item.change() instanceof FileChange.Write) {
        AtomicFiles.replace(temporary(target, id), target);
      } else {
        Files.delete(target);
      }
      steps.reached("placed " + item.change().path());
    }
  }

  /** Gives the old file a second name; copies it where that is not possible. */
  private static void keep(Path target, Path backup) throws IOException {
    try {
      Files.createLink(backup, target);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      Path copy = backup.resolveSibling(backup.getFileName() + "-copy");
      Files.copy(
          target, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
      AtomicFiles.replace(copy, backup);
    }
  }

  /** Somebody may have saved the file in an editor since it was looked at. */
  private static void requireUnchanged(Item item, Path target) throws IOException {
    boolean same =
        item.old().isPresent()
            ? hashOf(target).equals(Optional.of(hash(item.old().get())))
            : !Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (!same) {
      throw RdopkgException.of(
              ErrorKind.CONFLICT, item.change().path() + " has been changed meanwhile")
          .because("somebody wrote it while rdopkg was working")
          .fix("Look at it, then run the action again.");
    }
  }

  private static Optional<String> hashOf(Path file) throws IOException {
    try {
      return Optional.of(hash(AtomicFiles.read(file, CheckoutFiles.LIMIT)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Puts everything back as it was, however far the switch had come. What somebody has changed
   * since is never lost: by default it stays, and the version from before is kept in rdopkg's
   * folder; with {@code force} it is the other way round.
   *
   * @return what the user should know
   */
  List<String> undo(List<Journal.File> list, boolean force) throws IOException {
    List<String> notes = new ArrayList<>();
    for (int n = 0; n < list.size(); n++) {
      Journal.File file = list.get(n);
      Path target = files.resolve(file.path());
      Files.deleteIfExists(temporary(target, id));
      if (file.existed()) {
        restore(file, target, folder.backup(n), force).ifPresent(notes::add);
      } else if (hashOf(target).equals(Optional.of(file.newHash()))) {
        Files.delete(target);
      }
      steps.reached("restored " + file.path());
    }
    return notes;
  }

  private Optional<String> restore(Journal.File file, Path target, Path backup, boolean force)
      throws IOException {
    if (!Files.exists(backup)) {
      return Optional.empty();
    }
    Optional<String> now = hashOf(target);
    boolean untouched =
        now.isEmpty() || now.get().equals(file.newHash()) || now.get().equals(file.oldHash());
    if (untouched) {
      putBack(backup, target);
      return Optional.empty();
    }
    Path saved = backup.resolveSibling("saved-" + id + "-" + target.getFileName());
    if (!force) {
      putBack(backup, saved);
      return Optional.of(
          file.path() + " was changed since and is left alone; its old version is " + saved);
    }
    Files.copy(target, saved, StandardCopyOption.REPLACE_EXISTING);
    putBack(backup, target);
    return Optional.of("What a hook or somebody else made of " + file.path() + " is " + saved);
  }

  /** A rename between two names of one file does nothing at all: both stay. */
  private static void putBack(Path backup, Path target) throws IOException {
    try {
      AtomicFiles.replace(backup, target);
    } catch (IOException e) {
      copyBack(backup, target);
    }
    Files.deleteIfExists(backup);
  }

  /** When rdopkg's folder is on another file system. */
  private static void copyBack(Path backup, Path target) throws IOException {
    Path copy = target.resolveSibling("." + target.getFileName() + ".rdopkg-back");
    Files.copy(
        backup, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    AtomicFiles.replace(copy, target);
  }
}
