package org.rdopkg.sources;

import java.util.Optional;

/**
 * One thing in an archive.
 *
 * @param path where it stands
 * @param kind what it is
 * @param mode permissions, {@code 0} to {@code 07777}; what the archive says, or the usual ones
 *     where it says nothing
 * @param size bytes of a file's content as the archive announces it; -1 when it does not
 * @param target where a symbolic link leads, as written, relative to its folder; or the earlier
 *     entry whose content a hard link shares
 */
public record ArchiveEntry(
    ArchivePath path, Kind kind, int mode, long size, Optional<ArchivePath> target) {

  /** What may stand in an archive; devices, sockets and pipes are refused. */
  public enum Kind {
    FILE,
    FOLDER,
    SYMLINK,
    /** A second name of an earlier file. */
    HARD_LINK
  }

  static final int FILE_MODE = 0644;
  static final int FOLDER_MODE = 0755;

  /** Whether git would call it executable. */
  public boolean isExecutable() {
    return kind == Kind.FILE && (mode & 0100) != 0;
  }
}
