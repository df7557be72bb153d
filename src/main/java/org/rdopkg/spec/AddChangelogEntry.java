package org.rdopkg.spec;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a new entry on top of the {@code %changelog}, in the style of the entries below it.
 *
 * <p>The text may come from anybody (commit subjects): percent signs are doubled, so that rpm
 * expands, and above all runs, nothing of it; control characters become {@code ?}.
 *
 * @param when the moment of the change
 * @param author {@code Name <mail>}
 * @param evr what the header names: {@code [epoch:]version-release}
 * @param items the changes, without {@code - }; none for an entry that the user will fill in
 */
public record AddChangelogEntry(ZonedDateTime when, String author, String evr, List<String> items) {
  public AddChangelogEntry {
    items = List.copyOf(items);
  }

  /** Whether and how the spec has the entry now. */
  public enum Outcome {
    /** It stands on top of the section. */
    ADDED,
    /** There was no section; it was added at the end of the spec. */
    SECTION_ADDED,
    /** The changelog is made elsewhere ({@code %autochangelog}); the spec is unchanged. */
    AUTOMATIC
  }

  /**
   * The spec with the entry.
   *
   * @param warnings what a person should know about it, one sentence each
   */
  public record Result(SpecFile spec, Outcome outcome, List<String> warnings) {
    public Result {
      warnings = List.copyOf(warnings);
    }
  }

  /** Adds the entry. */
  public Result to(SpecFile spec) {
    Changelog changelog = Changelog.of(spec);
    if (changelog.fetchedBy().isPresent()) {
      return new Result(spec, Outcome.AUTOMATIC, List.of());
    }
    ChangelogStyle style = ChangelogStyle.of(spec, changelog);
    List<String> warnings = new ArrayList<>();
    List<String> entry = entry(spec, style, moment(changelog.top(), warnings));
    Optional<Section> section = changelog.section();
    if (section.isEmpty()) {
      return new Result(appended(spec, entry), Outcome.SECTION_ADDED, warnings);
    }
    if (wantsBlankBelow(spec, section.get(), style)) {
      entry.add("");
    }
    int line = changelog.top().map(ChangelogEntry::line).orElse(section.get().first());
    SpecFile result = spec.edit().insertAfter(line - 1, entry).apply();
    return new Result(result, Outcome.ADDED, warnings);
  }

  private List<String> entry(SpecFile spec, ChangelogStyle style, LocalDateTime moment) {
    List<String> entry = new ArrayList<>();
    String header =
        style.header(moment.toLocalDate(), moment.toLocalTime(), text(author), text(evr));
    entry.add(spec.fit(header));
    items.forEach(item -> entry.addAll(lines(spec, item)));
    if (items.isEmpty()) {
      entry.add("");
    }
    return entry;
  }

  /** An item as it is written into a spec. */
  static List<String> lines(SpecFile spec, String item) {
    List<String> lines = new ArrayList<>();
    for (String line : item.split("\n", -1)) {
      String mark = lines.isEmpty() ? "- " : "  ";
      lines.add(spec.fit(mark + text(line)).stripTrailing());
    }
    return lines;
  }

  /** rpm refuses a changelog whose entries are not in order, newest first. */
  private LocalDateTime moment(Optional<ChangelogEntry> top, List<String> warnings) {
    LocalDateTime now = when.toLocalDateTime();
    LocalDate day = top.flatMap(ChangelogEntry::date).orElse(now.toLocalDate());
    boolean timed = top.flatMap(ChangelogEntry::time).isPresent();
    if (timed) {
      now = when.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
    LocalTime earliest = top.flatMap(ChangelogEntry::time).orElse(LocalTime.MIN);
    LocalDateTime least = day.atTime(earliest);
    if (!now.isBefore(least)) {
      return now;
    }
    if (now.toLocalDate().isBefore(day)) {
      warnings.add(
          "The top changelog entry is dated "
              + day
              + ", after today; the new entry gets the same date, because rpm wants them in order");
    }
    return least;
  }

  private static boolean wantsBlankBelow(SpecFile spec, Section section, ChangelogStyle style) {
    if (section.last() == section.header()) {
      return section.last() < spec.lineCount();
    }
    return style.separated() && hasText(spec, section);
  }

  private static boolean hasText(SpecFile spec, Section section) {
    for (int line = section.first(); line <= section.last(); line++) {
      if (!spec.line(line).isBlank()) {
        return true;
      }
    }
    return false;
  }

  private static SpecFile appended(SpecFile spec, List<String> entry) {
    List<String> lines = new ArrayList<>();
    if (spec.lineCount() > 0 && !spec.line(spec.lineCount()).isBlank()) {
      lines.add("");
    }
    lines.add("%changelog");
    lines.addAll(entry);
    return spec.edit().insertAfter(spec.lineCount(), lines).apply();
  }

  /** Text that rpm shows as it is and a terminal shows without harm. */
  static String text(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    raw.codePoints()
        .filter(c -> c != '\r')
        .map(c -> c == '\t' ? ' ' : Character.isISOControl(c) ? '?' : c)
        .forEach(text::appendCodePoint);
    return MacroText.escape(text.toString());
  }
}
