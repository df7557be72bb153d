package org.rdopkg.git.mail;

import java.time.LocalDate;

/** Writes dates as RFC 5322 wants them: {@code Sun, 13 Sep 2020 12:26:40 +0930}. */
final class MailDate {
  private static final String WEEKDAYS = "MonTueWedThuFriSatSun";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /** The end of the last year that git can count; it takes anything later for the epoch. */
  private static final long LAST_SECOND = 67_768_036_191_676_799L;

  private static final int DAY = 24 * 60 * 60;
  private static final int DAYS_OF_400_YEARS = 146_097;

  private MailDate() {}

  /**
   * Writes a time as the clock of its zone showed it. A clock before the epoch, of which git makes
   * a fatal error, is written like any other.
   *
   * @param zone as in {@link Ident}: hours times 100 plus minutes, whatever the minutes are
   */
  static void write(ByteSink sink, long seconds, int zone) {
    int minutes = Math.abs(zone) / 100 * 60 + Math.abs(zone) % 100;
    int offset = 60 * (zone < 0 ? -minutes : minutes);
    if (seconds > LAST_SECOND - offset) {
      write(sink, 0, 0);
      return;
    }
    long local = seconds + offset;
    long days = Math.floorDiv(local, DAY);
    int weekday = 3 * Math.floorMod(days + 3, 7);
    sink.put(WEEKDAYS.substring(weekday, weekday + 3)).put(", ");
    date(sink, days);
    int time = Math.floorMod(local, DAY);
    padded(sink.put(' '), time / 3600, 2);
    padded(sink.put(':'), time / 60 % 60, 2);
    padded(sink.put(':'), time % 60, 2);
    padded(sink.put(zone < 0 ? " -" : " +"), Math.abs(zone), 4);
  }

  /**
   * Writes day, month and year; whole cycles of 400 years keep any year within {@link LocalDate}.
   */
  private static void date(ByteSink sink, long days) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorMod(days, DAYS_OF_400_YEARS));
    int month = 3 * (date.getMonthValue() - 1);
    sink.put(date.getDayOfMonth()).put(' ').put(MONTHS.substring(month, month + 3)).put(' ');
    long year = date.getYear() + 400 * Math.floorDiv(days, DAYS_OF_400_YEARS);
    sink.put(Integer.toString((int) year));
  }

  private static void padded(ByteSink sink, int number, int digits) {
    String text = Integer.toString(number);
    sink.repeat('0', digits - text.length()).put(text);
  }
}
