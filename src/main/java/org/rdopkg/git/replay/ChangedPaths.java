package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * The raw paths that a commit changes.
   *
   * @param before the tree of its parent
   * @param after its tree
   */
  List<String> of(ObjectId commit, ObjectId before, ObjectId after) throws IOException {
    List<String> paths = known.get(commit);
    if (paths == null) {
      paths =
          TreeDiff.between(store, before, after).stream()
              .map(Change::path)
              .map(path -> names.computeIfAbsent(path, name -> name))
              .toList();
      known.put(commit.copy(), paths);
    }
    return paths;
  }
}
