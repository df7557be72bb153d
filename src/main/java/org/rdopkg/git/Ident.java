package org.rdopkg.git;

import java.time.ZoneOffset;

/**
 * Who did something and when, as commits and reflogs record it.
 *
 * @param name as git would write it: no angle brackets, no stray punctuation at the ends
 * @param email the address without angle brackets
 * @param seconds since 1970
 * @param zone offset of the person's clock
 */
public record Ident(String name, String email, long seconds, ZoneOffset zone) {

  /** The line of a commit object: {@code NAME <EMAIL> SECONDS +HHMM}. */
  public String line() {
    int minutes = Math.abs(zone.getTotalSeconds()) / 60;
    char sign = zone.getTotalSeconds() < 0 ? '-' : '+';
    String offset = Digits.padded(minutes / 60, 2) + Digits.padded(minutes % 60, 2);
    return name + " <" + email + "> " + seconds + " " + sign + offset;
  }
}
