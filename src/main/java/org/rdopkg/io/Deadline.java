package org.rdopkg.io;

import java.time.Duration;

/** How long to wait for something, by the clock that nobody sets. */
public final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** The moment after this much time from now. */
  public static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  /** Whether it has been reached. */
  public boolean isOver() {
    return System.nanoTime() - end >= 0;
  }
}
