package org.rdopkg.git.index;

/**
 * How one path stands.
 *
 * @param path in git's form
 * @param inHead HEAD's commit has a file there
 * @param staged what the index has over HEAD
 * @param unstaged what the work tree has over the index; a file that git does not know at all is
 *     {@link Change#ADDED}
 */
public record FileStatus(String path, boolean inHead, Change staged, Change unstaged) {
  /** One side against another. */
  public enum Change {
    /** The same, or not there on both sides. */
    NONE,
    /** Only on the newer side. */
    ADDED,
    /** Another content, mode or type. */
    MODIFIED,
    /** Only on the older side. */
    DELETED,
    /** A merge has left both versions. */
    CONFLICT
  }

  /** HEAD, index and work tree have the same. */
  public boolean isClean() {
    return staged == Change.NONE && unstaged == Change.NONE;
  }

  /** There is a file that git does not know. */
  public boolean isUntracked() {
    return !inHead && staged == Change.NONE && unstaged == Change.ADDED;
  }
}
