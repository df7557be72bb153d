package org.rdopkg.build;

import java.time.Instant;

/**
 * What packages are called and dated by.
 *
 * @param version the project's
 * @param timestamp the time of everything in a package, so that the same sources give the same
 *     bytes
 */
record Release(String version, Instant timestamp) {
  static final String NAME = "rdopkg";

  int seconds() {
    return Math.toIntExact(timestamp.getEpochSecond());
  }
}
