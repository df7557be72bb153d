package org.rdopkg.git.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The content of an index file: an immutable list of entries, in git's order (path bytes, then
 * stage).
 */
public final class IndexFile {
  private final int version;
  private final List<IndexEntry> entries;

  IndexFile(int version, List<IndexEntry> entries) {
    this.version = version;
    this.entries = List.copyOf(entries);
  }

  /** An index without entries. */
  public static IndexFile empty() {
    return new IndexFile(2, List.of());
  }

  /** An index of these entries, in any order. */
  public static IndexFile of(List<IndexEntry> entries) {
    return new IndexFile(2, sorted(entries));
  }

  /** The format version that the file had: 2, 3 or 4. */
  int version() {
    return version;
  }

  /** All entries, in git's order. */
  public List<IndexEntry> entries() {
    return entries;
  }

  /** The entry of a path that is not in conflict. */
  public Optional<IndexEntry> find(String path) {
    return entries.stream().filter(e -> e.stage() == 0 && e.path().equals(path)).findFirst();
  }

  /** Whether some path is in conflict: a merge that is not finished. */
  public boolean hasConflicts() {
    return entries.stream().anyMatch(entry -> entry.stage() != 0);
  }

  /** This index without some paths and with other entries; everything else stays as it is. */
  public IndexFile with(Set<String> removed, List<IndexEntry> added) {
    Set<String> gone = new HashSet<>(removed);
    added.forEach(entry -> gone.add(entry.path()));
    List<IndexEntry> result = new ArrayList<>(added);
    for (IndexEntry entry : entries) {
      if (!gone.contains(entry.path())) {
        result.add(entry);
      }
    }
    return new IndexFile(version, sorted(result));
  }

  private static List<IndexEntry> sorted(List<IndexEntry> entries) {
    List<IndexEntry> sorted = new ArrayList<>(entries);
    sorted.sort(
        (a, b) -> {
          int order = Arrays.compareUnsigned(a.rawPath(), b.rawPath());
          return order != 0 ? order : Integer.compare(a.stage(), b.stage());
        });
    return sorted;
  }
}
