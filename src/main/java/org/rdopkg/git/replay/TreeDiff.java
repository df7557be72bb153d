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

    /** Whether a folder that differs is worth looking into; false ends the comparison. */
    default boolean enter(String folder) {
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
    int i = 0;
    int j = 0;
    while (!stopped && (i < a.size() || j < b.size())) {
      int order = order(a, i, b, j);
      if (order == 0) {
        both(prefix, a, i++, b, j++, depth);
      } else if (order < 0) {
        oneSide(prefix, a, i++, true, depth);
      } else {
        oneSide(prefix, b, j++, false, depth);
      }
    }
  }

  private static int order(Tree a, int i, Tree b, int j) {
    if (i >= a.size()) {
      return 1;
    }
    return j >= b.size() ? -1 : a.compare(i, b, j);
  }

  private void both(String prefix, Tree a, int i, Tree b, int j, int depth) throws IOException {
    if (a.same(i, b, j)) {
      return;
    }
    String path = prefix + a.name(i);
    if (a.isFolder(i)) {
      enter(path, a.id(i), b.id(j), depth);
    } else {
      take(new Change(path, Optional.of(a.node(i)), Optional.of(b.node(j))));
    }
  }

  private void oneSide(String prefix, Tree tree, int i, boolean isBefore, int depth)
      throws IOException {
    String path = prefix + tree.name(i);
    if (tree.isFolder(i)) {
      ObjectId none = ObjectId.zeroId();
      enter(path, isBefore ? tree.id(i) : none, isBefore ? none : tree.id(i), depth);
      return;
    }
    Optional<Node> node = Optional.of(tree.node(i));
    take(
        isBefore
            ? new Change(path, node, Optional.empty())
            : new Change(path, Optional.empty(), node));
  }

  private void enter(String path, ObjectId before, ObjectId after, int depth) throws IOException {
    if (sink.enter(path)) {
      folder(path + "/", before, after, depth + 1);
    } else {
      stopped = true;
    }
  }

  private void take(Change change) {
    if (!sink.take(change)) {
      stopped = true;
    }
  }
}
