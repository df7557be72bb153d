package org.rdopkg.patch;

import java.util.List;

/**
 * One path on which a patch and upstream disagree.
 *
 * @param path of the file on the new base, in git's form
 * @param kind in which way
 * @param hunks where in the new base's file; empty when it is not about lines
 * @param touchedBy upstream commits since the old base that changed those lines, else that file;
 *     the newest first
 */
public record ConflictedPath(
    String path, Kind kind, List<Hunk> hunks, List<UpstreamCommit> touchedBy) {

  /** Lines of the new base's file that the patch wants to be others; counted from 1. */
  public record Hunk(int firstLine, int lines) {}

  /** In which way patch and upstream disagree. */
  public enum Kind {
    /** Both changed the same lines. */
    CONTENT("changed on both sides"),
    /** Both added the file, with different contents. */
    BOTH_ADDED("added on both sides"),
    /** Upstream deleted the file that the patch changes. */
    DELETED_UPSTREAM("deleted upstream"),
    /** The patch deletes the file that upstream changed. */
    DELETED_BY_PATCH("deleted by the patch, changed upstream"),
    /** Both changed a file that is not text. */
    BINARY("binary file changed on both sides"),
    /** A file became a symbolic link, a submodule, or another mode, on one side or on both. */
    TYPE("type or mode changed on both sides"),
    /** Both moved a submodule. */
    SUBMODULE("submodule moved on both sides"),
    /** A file was renamed on one side, and deleted, renamed or added on the other. */
    RENAME("renamed on one side"),
    /** The patch adds to a folder that upstream renamed, or the other way round. */
    FOLDER_RENAMED("its folder was renamed"),
    /** A file stands where the other side has a folder. */
    FILE_OR_FOLDER("file on one side, folder on the other"),
    /** git stopped here; it did not say why in a way that can be told. */
    OTHER("stopped git");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** What to tell people. */
    public String text() {
      return text;
    }
  }

  public ConflictedPath {
    hunks = List.copyOf(hunks);
    touchedBy = List.copyOf(touchedBy);
  }
}
