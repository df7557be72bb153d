package org.rdopkg.patch.apply;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A tree with changes on top of it, which only this object knows. */
public final class PatchedTree implements FileTree {
  private final FileTree base;
  private final SortedMap<String, Optional<TreeFile>> changes = new TreeMap<>();

  /** How many changed files are in a folder; negative ones have gone. */
  private final Map<String, Integer> folders = new HashMap<>();

  /** A tree with no changes so far. */
  public PatchedTree(FileTree base) {
    this.base = base;
  }

  @Override
  public Optional<TreeFile> file(String path) {
    Optional<TreeFile> changed = changes.get(path);
    return changed == null ? base.file(path) : changed;
  }

  @Override
  public boolean isFolder(String path) {
    return folders.getOrDefault(path, 0) > 0 || (base.isFolder(path) && file(path).isEmpty());
  }

  /** What is different from the tree below: a file, or empty where one has gone. */
  public SortedMap<String, Optional<TreeFile>> changes() {
    return Collections.unmodifiableSortedMap(changes);
  }

  void put(String path, TreeFile file) {
    count(path, file(path).isPresent() ? 0 : 1);
    changes.put(path, Optional.of(file));
  }

  void remove(String path) {
    count(path, file(path).isPresent() ? -1 : 0);
    changes.put(path, Optional.empty());
  }

  private void count(String path, int by) {
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      folders.merge(path.substring(0, slash), by, Integer::sum);
    }
  }

  /** Takes over what another tree on top of this one has changed. */
  void take(PatchedTree other) {
    other.changes.forEach(
        (path, file) -> file.ifPresentOrElse(there -> put(path, there), () -> remove(path)));
  }
}
