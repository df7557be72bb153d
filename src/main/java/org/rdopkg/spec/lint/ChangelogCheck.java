package org.rdopkg.spec.lint;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.spec.Section;
import org.rdopkg.spec.SpecFile;

/** The {@code %changelog}: dates as rpm reads them, and macros that were meant as text. */
final class ChangelogCheck {
  private static final String CHANGELOG = "changelog";

  private final SpecFile spec;
  private final Findings findings;

  private ChangelogCheck(SpecFile spec, Findings findings) {
    this.spec = spec;
    this.findings = findings;
  }

  static void check(LintSubject subject, Findings findings) {
    ChangelogCheck check = new ChangelogCheck(subject.spec(), findings);
    if (subject.spec().sections(CHANGELOG).isEmpty() && !check.fetched(subject)) {
      findings.add(
          LintRule.NO_CHANGELOG,
          0,
          "there is no %changelog. Add one; rdopkg would add it with the next entry.");
    }
    for (Section section : subject.spec().sections(CHANGELOG)) {
      check.dates(section);
      check.macros(section);
    }
  }

  /** Whether rpmautospec or an included file brings the section. */
  private boolean fetched(LintSubject subject) {
    return spec.text().contains("autochangelog")
        || !subject.evaluated().gaps().isEmpty()
        || subject.files().filter(f -> f.names().contains(CHANGELOG)).isPresent();
  }

  private void dates(Section section) {
    LocalDate above = null;
    for (int line = section.first(); line <= section.last(); line++) {
      String text = spec.line(line).text();
      if (!text.startsWith("*") || spec.isInsideMacro(line)) {
        continue;
      }
      RpmDate date = RpmDate.of(text);
      if (!date.problem().isEmpty()) {
        findings.add(
            LintRule.CHANGELOG_BAD_DATE,
            line,
            "%s, so rpm stops reading the changelog here. Write `* Mon Nov 23 2026 Name <mail> - VR`."
                .formatted(date.problem()));
        continue;
      }
      Optional<LocalDate> day = date.date();
      if (day.isPresent()) {
        weekday(line, date);
        order(line, above, day.get());
        above = day.get();
      }
    }
  }

  private void weekday(int line, RpmDate date) {
    if (!date.isWeekdayRight()) {
      findings.addFixable(
          LintRule.CHANGELOG_BOGUS_WEEKDAY,
          line,
          "%s was a %s, not a %s. Correct the day of the week."
              .formatted(date.dateText(), date.rightWeekday(), date.weekday()));
    }
  }

  private void order(int line, @Nullable LocalDate above, LocalDate date) {
    if (above != null && date.isAfter(above)) {
      findings.add(
          LintRule.CHANGELOG_DATE_ORDER,
          line,
          "this entry is newer than the one above it (%s), which rpm calls an error. Correct a date,"
                  .formatted(above)
              + " or the order.");
    }
  }

  private void macros(Section section) {
    for (int line = section.first(); line <= section.last(); line++) {
      ChangelogMacros.first(spec, line).ifPresent(this::macro);
    }
  }

  private void macro(ChangelogMacros.Call call) {
    String text =
        "rpm expands `%s` in the changelog. Write `%%%s` when it is text."
            .formatted(call.text(), call.text());
    if (call.fixable()) {
      findings.addFixable(LintRule.MACRO_IN_CHANGELOG, call.line(), text);
    } else {
      findings.add(
          LintRule.MACRO_IN_CHANGELOG,
          call.line(),
          "rpm expands `%s` in the changelog, so this entry changes with the spec. Write what it was."
              .formatted(call.text()));
    }
  }

  /** Mends {@code changelog-bogus-weekday}. */
  static SpecFile fixWeekdays(LintSubject subject) {
    SpecFile spec = subject.spec();
    var edits = spec.edit();
    for (Section section : spec.sections(CHANGELOG)) {
      for (int line = section.first(); line <= section.last(); line++) {
        String text = spec.line(line).text();
        if (text.startsWith("*") && !spec.isInsideMacro(line)) {
          RpmDate date = RpmDate.of(text);
          if (date.date().isPresent() && !date.isWeekdayRight()) {
            edits.replace(line, date.withRightWeekday(text));
          }
        }
      }
    }
    return edits.apply();
  }
}
