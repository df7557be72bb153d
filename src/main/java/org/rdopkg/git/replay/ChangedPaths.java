package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.git.replay.TreeDiff.Change;

/**
 * Which files each commit changes. Every conflict asks it of the same commits, and so does every
 * release of a forecast: it is looked up once.
 */
final class ChangedPaths {
  private final ObjectStore store;
  private final Map<ObjectId, List<String>> known = new HashMap<>();

  /** Each path once: hundreds of commits change the same file. */
  private final Map<String, String> names = new HashMap<>();

  ChangedPaths(ObjectStore store) {
    this.store = store;
  }

  /**
   * The raw paths that a commit changes; none where a tree is not here, as in a partial clone: what
   * is told to people about a conflict is no reason to fail.
   *
   * @param before the tree of its parent
   * @param after its tree
   */
  List<String> of(ObjectId commit, ObjectId before, ObjectId after) throws IOException {
    List<String> paths = known.get(commit);
    if (paths == null) {
      paths = look(before, after);
      known.put(commit.copy(), paths);
    }
    return paths;
  }

  private List<String> look(ObjectId before, ObjectId after) throws IOException {
    try {
      return TreeDiff.between(store, before, after).stream()
          .map(Change::path)
          .map(path -> names.computeIfAbsent(path, name -> name))
          .toList();
    } catch (MissingObjectException e) {
      return List.of();
    }
  }
}
