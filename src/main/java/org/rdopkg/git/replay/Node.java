package org.rdopkg.git.replay;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What a name in a tree stands for.
 *
 * @param mode one of the five that git knows: 0100644, 0100755, 0120000, 0160000, 040000
 * @param id of the blob, tree, or the submodule's commit
 */
record Node(int mode, ObjectId id) {
  boolean isFolder() {
    return mode == FileMode.TYPE_TREE;
  }

  boolean isRegular() {
    return (mode & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
  }

  boolean isSubmodule() {
    return mode == FileMode.TYPE_GITLINK;
  }

  /** Whether both are files, both links, or both submodules. */
  boolean isSameTypeAs(Node other) {
    return (mode & FileMode.TYPE_MASK) == (other.mode & FileMode.TYPE_MASK);
  }
}
