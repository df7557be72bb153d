package org.rdopkg.workflow;

import java.time.Duration;

/** Lengths of time as people say them. */
final class Ages {
  private Ages() {}

  /** In the greatest unit that fits: {@code 3 hours}. */
  static String text(Duration age) {
    if (age.toDays() > 0) {
      return count(age.toDays(), "day");
    }
    if (age.toHours() > 0) {
      return count(age.toHours(), "hour");
    }
    return age.toMinutes() > 0
        ? count(age.toMinutes(), "minute")
        : count(age.toSeconds(), "second");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
