package org.rdopkg.spec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A changelog header taken apart: {@code * Mon Nov 23 2026 Name <mail> - VR}, with or without a
 * time and time zone before the year. Reads more than rpm does (long month names, a comma).
 */
final class ChangelogHeader {
  static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  final String text;
  @Nullable LocalDate date;
  @Nullable LocalTime time;

  /** Between the star and the day's name. */
  String gap = " ";

  /** The day of the month with the blanks before it, as written; empty when there is no date. */
  String day = "";

  String author = "";

  /** What stands between author and version, the version, and what closes it. */
  String beforeEvr = "";

  String evr = "";
  String afterEvr = "";

  ChangelogHeader(String text) {
    this.text = text;
    String stripped = text.strip();
    int start = MacroText.skipBlanks(stripped, 1);
    gap = stripped.substring(1, start);
    readRest(stripped.substring(readDate(stripped, start)).strip());
  }

  static boolean isHeader(String text) {
    return text.stripLeading().startsWith("*");
  }

  /** Reads the date and says where it ends; where it started when it is none. */
  private int readDate(String header, int start) {
    List<int[]> words = words(header, start, 6);
    int year = yearIndex(header, words);
    if (year < 0) {
      return start;
    }
    int month = month(word(header, words, 1));
    String dayOfMonth = word(header, words, 2).replace(",", "");
    if (month == 0 || !isNumber(dayOfMonth, 2)) {
      return start;
    }
    try {
      date =
          LocalDate.of(
              Integer.parseInt(word(header, words, year)), month, Integer.parseInt(dayOfMonth));
    } catch (DateTimeException e) {
      return start;
    }
    day = header.substring(words.get(1)[1], words.get(2)[1]);
    if (year > 3) {
      time = time(word(header, words, 3));
    }
    return words.get(year)[1];
  }

  private static List<int[]> words(String text, int from, int limit) {
    List<int[]> words = new ArrayList<>();
    int i = MacroText.skipBlanks(text, from);
    while (i < text.length() && words.size() < limit) {
      int end = i;
      while (end < text.length() && !MacroText.isBlank(text.charAt(end))) {
        end++;
      }
      words.add(new int[] {i, end});
      i = MacroText.skipBlanks(text, end);
    }
    return words;
  }

  private static String word(String text, List<int[]> words, int index) {
    return text.substring(words.get(index)[0], words.get(index)[1]);
  }

  /** The index of the year: the fourth word, or the one after a time and its zone. */
  private static int yearIndex(String header, List<int[]> words) {
    for (int i = 3; i < words.size(); i++) {
      if (isNumber(word(header, words, i), 4) && word(header, words, i).length() == 4) {
        return i;
      }
      if (i == 3 && word(header, words, 3).indexOf(':') < 0) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isNumber(String word, int maxDigits) {
    return !word.isEmpty()
        && word.length() <= maxDigits
        && MacroText.skipDigits(word, 0) == word.length();
  }

  private static int month(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      if (lower.startsWith(MONTHS.get(i).toLowerCase(Locale.ROOT))) {
        return i + 1;
      }
    }
    return 0;
  }

  private static @Nullable LocalTime time(String word) {
    try {
      return LocalTime.parse(word);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void readRest(String rest) {
    int mail = rest.lastIndexOf('>');
    int dash = rest.lastIndexOf(" - ");
    int end = mail >= 0 ? mail + 1 : dash >= 0 ? dash : beforeBareEvr(rest);
    author = rest.substring(0, end).strip();
    String tail = rest.substring(end);
    int start = 0;
    while (start < tail.length() && !isEvrStart(tail.charAt(start))) {
      start++;
    }
    int stop = start;
    while (stop < tail.length() && !isEvrEnd(tail.charAt(stop))) {
      stop++;
    }
    if (start < stop && tail.substring(0, start).strip().length() <= 2) {
      beforeEvr = tail.substring(0, start);
      evr = tail.substring(start, stop);
      boolean closed = stop < tail.length() && "])".indexOf(tail.charAt(stop)) >= 0;
      afterEvr = closed ? tail.substring(stop, stop + 1) : "";
    }
  }

  /** Where the blanks before a last word like {@code 1.2-3} begin; the end without such a word. */
  private static int beforeBareEvr(String rest) {
    int word = rest.length();
    while (word > 0 && !MacroText.isBlank(rest.charAt(word - 1))) {
      word--;
    }
    boolean evr = MacroText.skipDigits(rest, word) > word && rest.indexOf('-', word) > 0;
    return evr ? rest.substring(0, word).stripTrailing().length() : rest.length();
  }

  private static boolean isEvrStart(char c) {
    return c == '%' || MacroText.isNamePart(c);
  }

  private static boolean isEvrEnd(char c) {
    return MacroText.isBlank(c) || c == ']' || c == ')';
  }
}
