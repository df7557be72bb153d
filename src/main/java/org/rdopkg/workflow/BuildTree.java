package org.rdopkg.workflow;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rdopkg.patch.apply.FileTree;
import org.rdopkg.patch.apply.PatchedTree;
import org.rdopkg.patch.apply.TreeFile;

/**
 * rpm's BUILD folder in memory. Paths have one character for each byte; folders are there as long
 * as something is in them.
 */
final class BuildTree {
  private final TreeMap<String, TreeFile> files = new TreeMap<>();
  private final TreeMap<String, Boolean> folders = new TreeMap<>();

  void put(String path, TreeFile file) {
    files.put(path, file);
  }

  void makeFolder(String path) {
    folders.put(path, true);
  }

  void removeAll(String folder) {
    below(folder).clear();
    folders.remove(folder);
  }

  /** Whether there is a folder. */
  boolean hasFolder(String path) {
    return folders.containsKey(path) || !below(path).isEmpty();
  }

  private SortedMap<String, TreeFile> below(String folder) {
    return folder.isEmpty() ? files : files.subMap(folder + "/", folder + "0");
  }

  /** The files of a folder, by their paths in it. */
  SortedMap<String, TreeFile> files(String folder) {
    SortedMap<String, TreeFile> found = new TreeMap<>();
    int cut = folder.isEmpty() ? 0 : folder.length() + 1;
    below(folder).forEach((path, file) -> found.put(path.substring(cut), file));
    return found;
  }

  /** The one folder that everything is in; empty when there are several, or files beside it. */
  Optional<String> onlyFolder() {
    if (files.isEmpty()) {
      return Optional.empty();
    }
    String first = files.firstKey();
    int slash = first.indexOf('/');
    String folder = slash < 0 ? "" : first.substring(0, slash);
    boolean only = slash > 0 && below(folder).size() == files.size();
    return only ? Optional.of(folder) : Optional.empty();
  }

  /** A folder as patches are applied to it. */
  FileTree in(String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    return new FileTree() {
      @Override
      public Optional<TreeFile> file(String path) {
        return Optional.ofNullable(files.get(prefix + path));
      }

      @Override
      public boolean isFolder(String path) {
        return hasFolder(prefix + path);
      }
    };
  }

  /** Takes over what a patch has changed in a folder. */
  void take(String folder, PatchedTree changed) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    changed
        .changes()
        .forEach(
            (path, file) ->
                file.ifPresentOrElse(
                    there -> files.put(prefix + path, there), () -> files.remove(prefix + path)));
  }
}
