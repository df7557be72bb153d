package org.rdopkg.io;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The system's clock in the system's time zone. Unlike {@link Clock#systemDefaultZone()} it finds
 * the zone out when somebody asks: reading Java's time zone tables takes longer than most runs need
 * for all of their own work.
 */
final class SystemClock extends Clock {
  @Override
  public ZoneId getZone() {
    return ZoneId.systemDefault();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.system(zone);
  }

  @Override
  public Instant instant() {
    return Instant.now();
  }
}
