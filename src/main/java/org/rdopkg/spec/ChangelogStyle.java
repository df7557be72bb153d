package org.rdopkg.spec;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * How a changelog writes its entries, learned from the newest ones, so that a new entry looks
 * alike.
 *
 * @param gap what stands between the star and the day's name
 * @param padding how a day below 10 is written: {@code 0}, a blank, or nothing
 * @param timed whether headers have a time of day
 * @param beforeEvr what stands between author and version, for example {@code " - "}
 * @param named whether headers name a version at all
 * @param afterEvr what closes the version, for example {@code "]"}
 * @param separated whether a blank line stands between entries
 */
record ChangelogStyle(
    String gap,
    String padding,
    boolean timed,
    String beforeEvr,
    boolean named,
    String afterEvr,
    boolean separated) {
  /** Enough entries to see past a sloppy one. */
  private static final int LOOKED_AT = 10;

  private static final ChangelogStyle DEFAULT =
      new ChangelogStyle(" ", "0", false, " ", true, "", true);

  static ChangelogStyle of(SpecFile spec, Changelog changelog) {
    Optional<ChangelogEntry> top = changelog.top();
    if (top.isEmpty()) {
      return DEFAULT;
    }
    ChangelogHeader header = new ChangelogHeader(top.get().header());
    boolean named = !header.evr.isEmpty();
    return new ChangelogStyle(
        header.gap.isEmpty() ? " " : header.gap,
        padding(changelog.entries()),
        header.time != null,
        named ? header.beforeEvr : "",
        named,
        header.afterEvr,
        separated(spec, changelog.entries()));
  }

  private static String padding(List<ChangelogEntry> entries) {
    for (ChangelogEntry entry : entries.subList(0, Math.min(LOOKED_AT, entries.size()))) {
      if (entry.date().filter(d -> d.getDayOfMonth() < 10).isPresent()) {
        String day = new ChangelogHeader(entry.header()).day;
        return day.strip().startsWith("0")
            ? "0"
            : day.length() - day.strip().length() > 1 ? " " : "";
      }
    }
    return "0";
  }

  private static boolean separated(SpecFile spec, List<ChangelogEntry> entries) {
    int blank = 0;
    int pairs = Math.min(LOOKED_AT, entries.size() - 1);
    for (int i = 1; i <= pairs; i++) {
      blank += spec.line(entries.get(i).line() - 1).isBlank() ? 1 : 0;
    }
    return 2 * blank >= pairs;
  }

  String header(LocalDate date, LocalTime time, String author, String evr) {
    int day = date.getDayOfMonth();
    StringBuilder header = new StringBuilder("*").append(gap);
    header.append(ChangelogHeader.DAYS.get(date.getDayOfWeek().getValue() - 1)).append(' ');
    header.append(ChangelogHeader.MONTHS.get(date.getMonthValue() - 1)).append(' ');
    header.append(day < 10 ? padding : "").append(day).append(' ');
    if (timed) {
      header.append(padded(time.getHour(), 2)).append(':');
      header.append(padded(time.getMinute(), 2)).append(':');
      header.append(padded(time.getSecond(), 2)).append(" UTC ");
    }
    header.append(padded(date.getYear(), 4)).append(' ').append(author);
    return named
        ? header.append(beforeEvr).append(evr).append(afterEvr).toString()
        : header.toString();
  }

  /** As {@code String.format} would, which loads the number formats of the user's language. */
  private static String padded(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
