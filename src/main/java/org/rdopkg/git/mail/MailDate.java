package org.rdopkg.git.mail;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes dates as RFC 5322 wants them: {@code Sun, 13 Sep 2020 12:26:40 +0930}. */
final class MailDate {
  private static final String DAYS = "MonTueWedThuFriSatSun";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private MailDate() {}

  /**
   * Writes a time as the clock of its zone showed it.
   *
   * @param zone as in {@link Ident}: hours times 100 plus minutes, whatever the minutes are
   */
  static void write(ByteSink sink, long seconds, int zone) {
    int minutes = Math.abs(zone) / 100 * 60 + Math.abs(zone) % 100;
    long local = seconds + 60L * (zone < 0 ? -minutes : minutes);
    LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    int day = 3 * (time.getDayOfWeek().getValue() - 1);
    int month = 3 * (time.getMonthValue() - 1);
    sink.put(DAYS.substring(day, day + 3)).put(", ").put(time.getDayOfMonth()).put(' ');
    sink.put(MONTHS.substring(month, month + 3)).put(' ').put(time.getYear()).put(' ');
    padded(sink, time.getHour(), 2);
    padded(sink.put(':'), time.getMinute(), 2);
    padded(sink.put(':'), time.getSecond(), 2);
    padded(sink.put(zone < 0 ? " -" : " +"), Math.abs(zone), 4);
  }

  private static void padded(ByteSink sink, int number, int digits) {
    String text = Integer.toString(number);
    sink.repeat('0', digits - text.length()).put(text);
  }
}
