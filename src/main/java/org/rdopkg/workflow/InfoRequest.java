package org.rdopkg.workflow;

import java.util.Optional;

/**
 * Which metadata an action reads.
 *
 * @param distro the distribution; empty for the one that settings name
 * @param localInfo a folder to read instead of what is fetched
 * @param infoFile the file to begin with instead of the distribution's
 * @param tag the tag whose overrides hold
 * @param force fetch even what is fresh
 */
public record InfoRequest(
    Optional<String> distro,
    Optional<String> localInfo,
    Optional<String> infoFile,
    Optional<String> tag,
    boolean force) {
  /** The metadata that settings name. */
  public static final InfoRequest DEFAULT =
      new InfoRequest(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
}
