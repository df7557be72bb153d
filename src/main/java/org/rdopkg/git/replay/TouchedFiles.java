package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.git.replay.Series.Pick;
import org.rdopkg.git.replay.TreeDiff.Change;

/**
 * The files that patches touch, to tell quickly whether a commit of upstream's changes exactly the
 * files of one of them: only such a commit can make the same change, and only then contents are
 * compared. Once filled, for many threads.
 */
final class TouchedFiles {
  private final Map<Set<String>, List<Pick>> byPaths = new HashMap<>();
  private final Set<String> paths = new HashSet<>();
  private final Set<String> folders = new HashSet<>();
  private final Map<ObjectId, ObjectId> patchIds = new ConcurrentHashMap<>();

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

  /**
   * A patch that touches exactly the files that differ between two trees.
   *
   * @param samePatchId whether it makes the same change to them, but for white space
   */
  record Alike(Pick pick, boolean samePatchId) {}

  /**
   * The patches that touch exactly what differs between two trees.
   *
   * @param store of the calling thread
   */
  List<Alike> alike(ObjectStore store, ObjectId before, ObjectId after) throws IOException {
    List<Change> changes = new ArrayList<>();
    boolean ours = TreeDiff.walk(store, before, after, new Ours(changes));
    List<Pick> picks = ours ? byPaths.getOrDefault(paths(changes), List.of()) : List.<Pick>of();
    if (picks.isEmpty()) {
      return List.of();
    }
    PatchIds ids = new PatchIds(store);
    ObjectId id = ids.of(changes);
    List<Alike> alike = new ArrayList<>();
    for (Pick pick : picks) {
      alike.add(new Alike(pick, id.equals(patchId(ids, pick))));
    }
    return alike;
  }

  private ObjectId patchId(PatchIds ids, Pick pick) throws IOException {
    ObjectId known = patchIds.get(pick.id());
    if (known == null) {
      known = ids.of(pick.changes());
      patchIds.put(pick.id(), known);
    }
    return known;
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
