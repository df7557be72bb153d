package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.git.replay.Series.Pick;
import org.rdopkg.git.replay.TreeDiff.Change;

/**
 * The files that patches touch, to tell quickly whether a commit of upstream's changes exactly the
 * files of one of them: only such a commit can make the same change. Once filled, for many threads.
 */
final class TouchedFiles {
  private final Map<Set<String>, List<Pick>> byPaths = new HashMap<>();
  private final Set<String> paths = new HashSet<>();
  private final Set<String> folders = new HashSet<>();

  void add(Pick pick) {
    Set<String> touched = paths(pick.changes());
    if (!touched.isEmpty()) {
      touched.forEach(this::addFolders);
      paths.addAll(touched);
      byPaths.computeIfAbsent(touched, key -> new ArrayList<>()).add(pick);
    }
  }

  private void addFolders(String path) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      folders.add(path.substring(0, slash));
    }
  }

  private static Set<String> paths(List<Change> changes) {
    Set<String> touched = new HashSet<>();
    changes.forEach(change -> touched.add(change.path()));
    return touched;
  }

  /** Whether no patch touches any file. */
  boolean isEmpty() {
    return byPaths.isEmpty();
  }

  /** The patches that touch exactly these files. */
  List<Pick> alike(List<Change> changes) {
    return byPaths.getOrDefault(paths(changes), List.of());
  }

  /**
   * What differs between two trees; empty when that is not exactly what some patch touches.
   *
   * @param store of the calling thread
   */
  Optional<List<Change>> changes(ObjectStore store, ObjectId before, ObjectId after)
      throws IOException {
    List<Change> changes = new ArrayList<>();
    boolean ours = TreeDiff.walk(store, before, after, new Ours(changes));
    return ours && byPaths.containsKey(paths(changes)) ? Optional.of(changes) : Optional.empty();
  }

  /** Collects changes, and gives up at the first file that no patch touches. */
  private final class Ours implements TreeDiff.Sink {
    private final List<Change> changes;

    Ours(List<Change> changes) {
      this.changes = changes;
    }

    @Override
    public boolean take(Change change) {
      return changes.add(change);
    }

    @Override
    public boolean wants(String path, boolean folder) {
      return (folder ? folders : paths).contains(path);
    }
  }
}
