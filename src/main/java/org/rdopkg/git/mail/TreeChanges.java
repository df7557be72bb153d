package org.rdopkg.git.mail;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

  /** The folders on the way to where the walk is. */
  private final Deque<Level> levels = new ArrayDeque<>();

  private TreeChanges(Blobs objects) {
    this.objects = objects;
  }

  /** A folder, its path with a slash at the end, and how far the walk has come on each side. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Level(byte[] folder, TreeEntries before, TreeEntries after) {
    boolean isDone() {
      return before.atEnd() && after.atEnd();
    }

    /** Below zero: the next entry is only there before; above: only after; zero: on both sides. */
    int order() {
      if (before.atEnd() || after.atEnd()) {
        return after.atEnd() ? -1 : 1;
      }
      return before.compareTo(after);
    }
  }

  /** The changes from one tree to another; the all-zero id stands for the empty tree. */
  static List<FileChange> between(Blobs objects, ObjectId before, ObjectId after)
      throws IOException {
    TreeChanges walk = new TreeChanges(objects);
    if (!before.equals(after)) {
      walk.enter(new byte[0], before, after);
    }
    while (!walk.levels.isEmpty()) {
      walk.step();
    }
    return walk.changes;
  }

  private void enter(byte[] folder, ObjectId before, ObjectId after) throws IOException {
    if (levels.size() == MOST_NESTED) {
      throw new IOException("Folders are nested more than " + MOST_NESTED + " deep");
    }
    TreeEntries a = new TreeEntries(objects.tree(before));
    TreeEntries b = new TreeEntries(objects.tree(after));
    levels.push(new Level(folder, a, b));
  }

  private void step() throws IOException {
    Level level = levels.element();
    if (level.isDone()) {
      levels.pop();
      return;
    }
    int order = level.order();
    if (order == 0) {
      both(level.folder, level.before, level.after);
    } else if (order < 0) {
      oneSide(level.folder, level.before, true);
    } else {
      oneSide(level.folder, level.after, false);
    }
    if (order <= 0) {
      level.before.next();
    }
    if (order >= 0) {
      level.after.next();
    }
  }

  private void both(byte[] folder, TreeEntries a, TreeEntries b) throws IOException {
    if (a.isSameAs(b)) {
      return;
    }
    if (a.isTree()) {
      enter(a.path(folder), a.id(), b.id());
    } else {
      add(new FileChange(a.path(folder), a.side(), b.side()));
    }
  }

  private void oneSide(byte[] folder, TreeEntries entry, boolean isBefore) throws IOException {
    byte[] path = entry.path(folder);
    if (entry.isTree()) {
      ObjectId none = ObjectId.zeroId();
      enter(path, isBefore ? entry.id() : none, isBefore ? none : entry.id());
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
