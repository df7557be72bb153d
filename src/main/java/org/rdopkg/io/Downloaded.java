package org.rdopkg.io;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that has come whole, and waits to be checked and put in its place.
 *
 * @param file where it is now
 */
public record Downloaded(Path file) {
  /** Puts it in its place in one step, over what is there. */
  public void moveTo(Path target) {
    try {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      copyTo(target);
    } catch (IOException e) {
      throw IoErrors.cannot("write " + target.getFileName(), e);
    }
  }

  /** To another disk. */
  private void copyTo(Path target) {
    Path beside = target.resolveSibling("." + target.getFileName() + ".rdopkg-new");
    try {
      Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING);
      AtomicFiles.replace(beside, target);
      Files.delete(file);
    } catch (IOException e) {
      throw IoErrors.cannot("write " + target.getFileName(), e);
    }
  }

  /** Throws it away: it is not what was wanted. */
  public void discard() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw IoErrors.cannot("delete " + file, e);
    }
  }
}
