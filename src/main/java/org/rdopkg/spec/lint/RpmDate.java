package org.rdopkg.spec.lint;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The date of a changelog header as rpm reads it, which is stricter than people write: {@code * Mon
 * Nov 23 2026}, or {@code * Mon Nov 23 12:00:00 UTC 2026}, names in English with three letters in
 * this very case, the year from 1990 on, and a name behind it (observed with rpm 4.18).
 *
 * @param problem what rpm does not like; empty when it reads the date, or macros hide it
 * @param date the day; empty when there is a problem or macros hide it
 * @param weekday the day of the week as written
 * @param weekdayStart where in the line it stands
 */
record RpmDate(String problem, Optional<LocalDate> date, String weekday, int weekdayStart) {
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final int FIRST_YEAR = 1990;

  static RpmDate of(String header) {
    List<int[]> words = words(header);
    if (words.stream().limit(6).anyMatch(w -> header.substring(w[0], w[1]).contains("%"))) {
      return new RpmDate("", Optional.empty(), "", 0);
    }
    int size = words.size();
    if (size < 4) {
      return bad("the header has no date that rpm can read");
    }
    String weekday = word(header, words, 0);
    int month = MONTHS.indexOf(word(header, words, 1)) + 1;
    int year = word(header, words, 3).indexOf(':') > 0 ? 5 : 3;
    if (!DAYS.contains(weekday) || month == 0 || year >= size) {
      return bad("rpm does not understand the date of the header");
    }
    Optional<LocalDate> date = date(word(header, words, year), month, word(header, words, 2));
    if (date.isEmpty()) {
      return bad("there is no such day");
    }
    if (year + 1 >= size) {
      return bad("the header has no name behind the date");
    }
    return new RpmDate("", date, weekday, words.get(0)[0]);
  }

  private static RpmDate bad(String problem) {
    return new RpmDate(problem, Optional.empty(), "", 0);
  }

  private static Optional<LocalDate> date(String year, int month, String day) {
    if (!isNumber(year, 4) || !isNumber(day, 2) || Integer.parseInt(year) < FIRST_YEAR) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isNumber(String word, int digits) {
    return !word.isEmpty()
        && word.length() <= digits
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static List<int[]> words(String header) {
    List<int[]> words = new ArrayList<>();
    int at = 1;
    while (at < header.length() && words.size() < 8) {
      if (Character.isWhitespace(header.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < header.length() && !Character.isWhitespace(header.charAt(end))) {
        end++;
      }
      words.add(new int[] {at, end});
      at = end;
    }
    return words;
  }

  private static String word(String text, List<int[]> words, int index) {
    return text.substring(words.get(index)[0], words.get(index)[1]);
  }

  /** Whether the day of the week fits the date. */
  boolean isWeekdayRight() {
    return weekday.equals(rightWeekday());
  }

  /** The day of the week that the date was. */
  String rightWeekday() {
    return DAYS.get(date.orElseThrow().getDayOfWeek().getValue() - 1);
  }

  /** The date in the order of the header. */
  String dateText() {
    LocalDate day = date.orElseThrow();
    return "%s %02d %d"
        .formatted(MONTHS.get(day.getMonthValue() - 1), day.getDayOfMonth(), day.getYear());
  }

  /** The header with the right day of the week. */
  String withRightWeekday(String header) {
    return header.substring(0, weekdayStart)
        + rightWeekday()
        + header.substring(weekdayStart + weekday.length());
  }
}
