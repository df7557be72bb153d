package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The files that differ between two trees. Only folders whose ids differ are read, so the cost is
 * that of the change, not of the tree.
 */
final class TreeDiff {
  /** What git allows by default ({@code core.maxTreeDepth}). */
  private static final int MOST_NESTED = 2048;

  private final ObjectStore store;
  private final Sink sink;
  private boolean stopped;

  private TreeDiff(ObjectStore store, Sink sink) {
    this.store = store;
    this.sink = sink;
  }

  /** Takes the changes one by one. */
  interface Sink {
    /** Takes a change; false ends the comparison. */
    boolean take(Change change);

    /**
     * Whether a file or folder that differs is of interest; false ends the comparison. Asked about
     * all that is in a folder before the folders in it are read.
     */
    default boolean wants(String path, boolean folder) {
      return true;
    }
  }

  /**
   * One file that differs.
   *
   * @param path its raw path
   * @param before the file in the first tree
   * @param after the file in the second tree
   */
  record Change(String path, Optional<Node> before, Optional<Node> after) {
    boolean adds() {
      return before.isEmpty();
    }

    boolean deletes() {
      return after.isEmpty();
    }

    private boolean isFolder() {
      return before.or(() -> after).filter(Node::isFolder).isPresent();
    }
  }

  /** All differences, in the order of a walk: files of a folder before and after its folders. */
  static List<Change> between(ObjectStore store, ObjectId before, ObjectId after)
      throws IOException {
    List<Change> changes = new ArrayList<>();
    walk(store, before, after, changes::add);
    return changes;
  }

  /** Hands over the differences; false when the sink ended it. The zero id is the empty tree. */
  static boolean walk(ObjectStore store, ObjectId before, ObjectId after, Sink sink)
      throws IOException {
    TreeDiff diff = new TreeDiff(store, sink);
    if (!before.equals(after)) {
      diff.folder("", before, after, 0);
    }
    return !diff.stopped;
  }

  private Tree read(ObjectId id) throws IOException {
    return id.equals(ObjectId.zeroId()) ? Tree.EMPTY : store.tree(id);
  }

  private void folder(String prefix, ObjectId before, ObjectId after, int depth)
      throws IOException {
    if (depth > MOST_NESTED) {
      throw new IOException("folders are nested more than " + MOST_NESTED + " deep");
    }
    Tree a = read(before);
    Tree b = read(after);
    List<Change> changes = changes(prefix, a, b);
    for (Change change : changes) {
      if (!sink.wants(change.path(), change.isFolder())) {
        stopped = true;
        return;
      }
    }
    for (int i = 0; i < changes.size() && !stopped; i++) {
      Change change = changes.get(i);
      if (change.isFolder()) {
        folder(change.path() + "/", id(change.before()), id(change.after()), depth + 1);
      } else {
        stopped = !sink.take(change);
      }
    }
  }

  private static ObjectId id(Optional<Node> folder) {
    return folder.map(Node::id).orElseGet(ObjectId::zeroId);
  }

  /** The files and folders of one folder that differ. */
  private static List<Change> changes(String prefix, Tree a, Tree b) {
    List<Change> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      int order = order(a, i, b, j);
      if (order == 0) {
        if (!a.same(i, b, j)) {
          changes.add(both(prefix, a, i, b, j));
        }
        i++;
        j++;
      } else if (order < 0) {
        changes.add(new Change(prefix + a.name(i), Optional.of(a.node(i++)), Optional.empty()));
      } else {
        changes.add(new Change(prefix + b.name(j), Optional.empty(), Optional.of(b.node(j++))));
      }
    }
    return changes;
  }

  private static int order(Tree a, int i, Tree b, int j) {
    if (i >= a.size()) {
      return 1;
    }
    return j >= b.size() ? -1 : a.compare(i, b, j);
  }

  /** One name on both sides: two files or two folders, as a folder sorts like another name. */
  private static Change both(String prefix, Tree a, int i, Tree b, int j) {
    return new Change(prefix + a.name(i), Optional.of(a.node(i)), Optional.of(b.node(j)));
  }
}
