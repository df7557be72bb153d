package org.rdopkg.sources;

import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** The errors of this room, in the same words everywhere. */
final class ArchiveErrors {
  private ArchiveErrors() {}

  /** The archive's own words make it unusable: cut off, damaged. */
  static RdopkgException damaged(String name, String reason) {
    return RdopkgException.of(ErrorKind.INPUT, "can't read the archive " + name)
        .because(reason)
        .fix("Get the file again, and compare its checksum with upstream's.");
  }

  /** The archive is whole, but asks for something that is never done. */
  static RdopkgException refused(String name, String reason) {
    return RdopkgException.of(ErrorKind.INPUT, "Refused archive: " + name).because(reason);
  }

  static RdopkgException tooBig(String name, String reason) {
    return RdopkgException.of(ErrorKind.INPUT, "Archive too big: " + name).because(reason);
  }
}
