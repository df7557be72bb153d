package org.rdopkg.git.index;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.lib.ObjectId;

/**
 * One entry of the index.
 *
 * @param path in git's form; bytes that are no UTF-8 are kept apart by {@code rawPath}
 * @param rawPath the path's bytes; not to be changed
 * @param stage 0, or 1 to 3 for the sides of an unresolved conflict
 * @param mode in git's form: 0100644, 0100755, 0120000, 0160000
 * @param id of the blob (of the commit for a submodule)
 * @param stat what is remembered of the file
 * @param flags the assume-valid, skip-worktree and intent-to-add bits, as {@code ASSUME_VALID},
 *     {@code SKIP_WORKTREE} and {@code INTENT_TO_ADD}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record IndexEntry(
    String path, byte[] rawPath, int stage, int mode, ObjectId id, StatData stat, int flags) {
  /** git does not look whether the file has changed. */
  public static final int ASSUME_VALID = 1;

  /** The file is not meant to be in the work tree (sparse checkout). */
  public static final int SKIP_WORKTREE = 2;

  /** {@code git add -N}: the file will be added; it is not in commits. */
  public static final int INTENT_TO_ADD = 4;

  /** An ordinary entry. */
  public static IndexEntry of(String path, int mode, ObjectId id, StatData stat) {
    return new IndexEntry(path, path.getBytes(StandardCharsets.UTF_8), 0, mode, id, stat, 0);
  }

  /** The same entry with other stat data. */
  IndexEntry with(StatData other) {
    return new IndexEntry(path, rawPath, stage, mode, id, other, flags);
  }

  /** Whether the entry is a regular file. */
  boolean isFile() {
    return (mode & 0170000) == 0100000;
  }
}
