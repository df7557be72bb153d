package org.rdopkg.git.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Finds the files that differ between two trees, in the order of git's diff.
 *
 * <p>Both trees are walked side by side and only where their ids differ, so the cost is that of the
 * change, not of the tree. Submodules that move, come or go are left out ({@code
 * --ignore-submodules}); one that becomes a file, or was one, is not.
 */
final class TreeChanges {
  /** What git allows by default ({@code core.maxTreeDepth}). */
  private static final int MOST_NESTED = 2048;

  private final Blobs objects;
  private final List<FileChange> changes = new ArrayList<>();

  private int depth;

  private TreeChanges(Blobs objects) {
    this.objects = objects;
  }

  /** The changes from one tree to another; the all-zero id stands for the empty tree. */
  static List<FileChange> between(Blobs objects, ObjectId before, ObjectId after)
      throws IOException {
    TreeChanges walk = new TreeChanges(objects);
    if (!before.equals(after)) {
      walk.compare(new byte[0], before, after);
    }
    return walk.changes;
  }

  private void compare(byte[] folder, ObjectId before, ObjectId after) throws IOException {
    if (++depth > MOST_NESTED) {
      throw new IOException("Folders are nested more than " + MOST_NESTED + " deep");
    }
    TreeEntries a = new TreeEntries(objects.tree(before));
    TreeEntries b = new TreeEntries(objects.tree(after));
    while (!a.atEnd() || !b.atEnd()) {
      int order = a.atEnd() ? 1 : b.atEnd() ? -1 : a.compareTo(b);
      if (order == 0) {
        both(folder, a, b);
      } else if (order < 0) {
        oneSide(folder, a, true);
      } else {
        oneSide(folder, b, false);
      }
      if (order <= 0) {
        a.next();
      }
      if (order >= 0) {
        b.next();
      }
    }
    depth--;
  }

  private void both(byte[] folder, TreeEntries a, TreeEntries b) throws IOException {
    if (a.isSameAs(b)) {
      return;
    }
    if (a.isTree()) {
      compare(a.path(folder), a.id(), b.id());
    } else {
      add(new FileChange(a.path(folder), a.side(), b.side()));
    }
  }

  private void oneSide(byte[] folder, TreeEntries entry, boolean isBefore) throws IOException {
    byte[] path = entry.path(folder);
    if (entry.isTree()) {
      ObjectId none = ObjectId.zeroId();
      compare(path, isBefore ? entry.id() : none, isBefore ? none : entry.id());
    } else if (isBefore) {
      add(new FileChange(path, entry.side(), FileSide.ABSENT));
    } else {
      add(new FileChange(path, FileSide.ABSENT, entry.side()));
    }
  }

  private void add(FileChange change) {
    boolean onlySubmodule =
        (change.isCreation() || change.before().isSubmodule())
            && (change.isDeletion() || change.after().isSubmodule());
    if (!onlySubmodule) {
      changes.add(change);
    }
  }
}
