package org.rdopkg.cli;

import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** {@code --continue} and {@code --abort}. */
final class Resume {
  private Resume() {}

  /** What they say when nothing was interrupted. */
  static RdopkgException noActionInProgress() {
    return RdopkgException.of(ErrorKind.INPUT, "No action in progress. See `rdopkg -h` for help.");
  }
}
