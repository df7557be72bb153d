package org.rdopkg.patch.origin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates that stand in mails and notes; whatever can't be read is no date. */
final class MailDates {
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final Pattern MAIL =
      Pattern.compile(
          "(?:[A-Za-z]{3,9},? +)?([0-9]{1,2}) +([A-Za-z]{3})[a-z]{0,6} +([0-9]{2,4})"
              + " +([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?: +([-+][0-9]{4}|[A-Z]{1,4}))?.*");
  private static final Pattern GIT =
      Pattern.compile(
          "(?:[A-Za-z]{3},? +)?([A-Za-z]{3}) +([0-9]{1,2}) +([0-9]{1,2}):([0-9]{2}):([0-9]{2})"
              + " +([0-9]{4})(?: +([-+][0-9]{4}))?.*");
  private static final Pattern ISO =
      Pattern.compile(
          "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
              + "(?:[T ]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?:\\.[0-9]+)?"
              + " ?(Z|[-+][0-9]{2}:?[0-9]{2})?)?.*");
  private static final int LONGEST = 100;

  private MailDates() {}

  static Optional<Origin.Moment> read(String text) {
    String one = text.strip();
    if (one.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      Matcher mail = MAIL.matcher(one);
      if (mail.matches()) {
        int year = Integer.parseInt(mail.group(3));
        return moment(
            year < 70 ? year + 2000 : year < 100 ? year + 1900 : year,
            month(mail.group(2)),
            Integer.parseInt(mail.group(1)),
            time(mail, 4),
            mail.group(7));
      }
      Matcher git = GIT.matcher(one);
      if (git.matches()) {
        return moment(
            Integer.parseInt(git.group(6)),
            month(git.group(1)),
            Integer.parseInt(git.group(2)),
            time(git, 3),
            git.group(7));
      }
      Matcher iso = ISO.matcher(one);
      if (iso.matches()) {
        return moment(
            Integer.parseInt(iso.group(1)),
            Integer.parseInt(iso.group(2)),
            Integer.parseInt(iso.group(3)),
            iso.group(4) == null ? LocalTime.MIDNIGHT : time(iso, 4),
            iso.group(7));
      }
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static int month(String name) {
    int at = MONTHS.indexOf(name.toLowerCase(java.util.Locale.ROOT));
    return at < 0 || at % 3 != 0 ? 0 : at / 3 + 1;
  }

  private static LocalTime time(Matcher matcher, int group) {
    String seconds = matcher.group(group + 2);
    return LocalTime.of(
        Integer.parseInt(matcher.group(group)),
        Integer.parseInt(matcher.group(group + 1)),
        seconds == null ? 0 : Math.min(59, Integer.parseInt(seconds)));
  }

  private static Optional<Origin.Moment> moment(
      int year, int month, int day, LocalTime time, @Nullable String zone) {
    int offset = zone == null ? 0 : zone(zone);
    long seconds = LocalDate.of(year, month, day).toEpochSecond(time, ZoneOffset.UTC) - offset;
    return seconds < 0 ? Optional.empty() : Optional.of(new Origin.Moment(seconds, offset));
  }

  private static int zone(String text) {
    if (text.charAt(0) != '+' && text.charAt(0) != '-') {
      return 0;
    }
    String digits = text.substring(1).replace(":", "");
    int minutes =
        Integer.parseInt(digits.substring(0, 2)) * 60 + Integer.parseInt(digits.substring(2));
    int seconds = Math.min(minutes, 18 * 60) * 60;
    return text.charAt(0) == '-' ? -seconds : seconds;
  }
}
