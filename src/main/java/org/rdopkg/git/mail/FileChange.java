package org.rdopkg.git.mail;

/**
 * One path that differs between a commit and its parent.
 *
 * @param path from the top of the tree, any bytes
 * @param before the file in the parent
 * @param after the file in the commit
 */
@SuppressWarnings("ArrayRecordComponent")
record FileChange(byte[] path, FileSide before, FileSide after) {
  boolean isCreation() {
    return !before.exists();
  }

  boolean isDeletion() {
    return !after.exists();
  }

  /** A file that became a symbolic link, a submodule that became a file and so on. */
  boolean isTypeChange() {
    return !isCreation() && !isDeletion() && !before.isSameType(after);
  }

  boolean isSameContent() {
    return before.id().equals(after.id());
  }
}
