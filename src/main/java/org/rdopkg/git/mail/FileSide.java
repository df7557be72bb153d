package org.rdopkg.git.mail;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A file as one of the two commits has it.
 *
 * @param mode as git shows it (0100644, 0100755, 0120000, 0160000; 040000 for a folder), or 0 when
 *     there is no file
 * @param id the blob, for a submodule its commit, or all zero
 */
record FileSide(int mode, ObjectId id) {
  static final FileSide ABSENT = new FileSide(0, ObjectId.zeroId());

  boolean exists() {
    return mode != 0;
  }

  boolean isRegularFile() {
    return isOfType(FileMode.TYPE_FILE);
  }

  boolean isFolder() {
    return isOfType(FileMode.TYPE_TREE);
  }

  boolean isSubmodule() {
    return isOfType(FileMode.TYPE_GITLINK);
  }

  boolean isSameType(FileSide other) {
    return other.isOfType(mode & FileMode.TYPE_MASK);
  }

  private boolean isOfType(int type) {
    return (mode & FileMode.TYPE_MASK) == type;
  }
}
