package org.rdopkg.git.replay;

import java.util.List;
import org.rdopkg.patch.ConflictedPath;

/**
 * A conflict as a merge finds it.
 *
 * @param path the raw path on the new base, or the patch's path when there is none
 * @param kind in which way the sides disagree
 * @param hunks lines of the new base's side
 */
record RawConflict(String path, ConflictedPath.Kind kind, List<ConflictedPath.Hunk> hunks) {
  RawConflict(String path, ConflictedPath.Kind kind) {
    this(path, kind, List.of());
  }
}
