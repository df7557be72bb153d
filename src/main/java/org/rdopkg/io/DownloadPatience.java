package org.rdopkg.io;

import java.time.Duration;

/**
 * How long a download waits and how often it tries again.
 *
 * @param tries how often the same place is tried before giving up; progress starts the count anew
 * @param firstPause before the second try; doubled each time
 * @param longestPause most that a server's {@code Retry-After} is obeyed
 * @param connect for a connection to be made
 * @param silence for the next bytes to come
 */
public record DownloadPatience(
    int tries, Duration firstPause, Duration longestPause, Duration connect, Duration silence) {
  /** For people who wait at a terminal, and for servers that are busy. */
  public static final DownloadPatience DEFAULT =
      new DownloadPatience(
          5,
          Duration.ofMillis(500),
          Duration.ofSeconds(60),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60));
}
