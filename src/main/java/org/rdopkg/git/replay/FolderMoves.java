package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.git.replay.TreeDiff.Change;

/**
 * Whether a pick has to do with renamed folders (git-config(1), {@code merge.directoryRenames}):
 * one side adds a file to a folder that the other side has emptied. What then happens hangs on
 * where the folder's files went; that is left to git.
 */
final class FolderMoves {
  private final ObjectStore store;
  private final ObjectId base;
  private final ObjectId ours;
  private final ObjectId theirs;
  private final Map<String, Boolean> emptied = new HashMap<>();

  FolderMoves(ObjectStore store, ObjectId base, ObjectId ours, ObjectId theirs) {
    this.store = store;
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
  }

  /** Why git has to be asked; empty when no folder in question was emptied. */
  Optional<String> doubt(List<Change> patch) throws IOException {
    boolean adds = false;
    for (Change change : patch) {
      adds |= change.adds();
      if (change.adds() && emptiedAbove(change.path(), ours, true).isPresent()) {
        return Optional.of("the patch adds a file to a folder that upstream moved or deleted");
      }
    }
    for (Change change : patch) {
      if (adds && change.deletes()) {
        Optional<String> folder = emptiedAbove(change.path(), theirs, false);
        if (folder.isPresent() && gained(folder.get())) {
          return Optional.of("upstream adds a file to a folder that the patch moves");
        }
      }
    }
    return Optional.empty();
  }

  /** The highest folder above a path that the base has and a side has not. */
  private Optional<String> emptiedAbove(String path, ObjectId side, boolean isOurs)
      throws IOException {
    int slash = path.indexOf('/');
    while (slash >= 0) {
      String folder = path.substring(0, slash);
      if (isEmptied(folder, side, isOurs)) {
        return Optional.of(folder);
      }
      slash = path.indexOf('/', slash + 1);
    }
    return Optional.empty();
  }

  private boolean isEmptied(String folder, ObjectId side, boolean isOurs) throws IOException {
    String key = (isOurs ? "<" : ">") + folder;
    Boolean known = emptied.get(key);
    if (known == null) {
      known = folder(base, folder).isPresent() && folder(side, folder).isEmpty();
      emptied.put(key, known);
    }
    return known;
  }

  private Optional<ObjectId> folder(ObjectId tree, String path) throws IOException {
    return store.find(tree, path).filter(Node::isFolder).map(Node::id);
  }

  /** Whether ours has files in a folder that the base has not. */
  private boolean gained(String path) throws IOException {
    ObjectId before = folder(base, path).orElse(ObjectId.zeroId());
    ObjectId after = folder(ours, path).orElse(ObjectId.zeroId());
    return !TreeDiff.walk(store, before, after, change -> !change.adds());
  }
}
