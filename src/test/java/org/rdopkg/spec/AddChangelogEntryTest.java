package org.rdopkg.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rdopkg.spec.AddChangelogEntry.Outcome;

class AddChangelogEntryTest {
  private static final ZonedDateTime WHEN =
      ZonedDateTime.of(2026, 11, 3, 10, 20, 30, 0, ZoneOffset.ofHours(2));
  private static final String OLD = "* Mon Apr 24 2017 Some Packager <packager@example.com> 1:1-2";

  private static AddChangelogEntry.Result add(String text, String... items) {
    return new AddChangelogEntry(WHEN, "A B <a@b>", "1:1-3", List.of(items)).to(SpecFile.of(text));
  }

  private static String added(String text, String... items) {
    return add(text, items).spec().text();
  }

  @Test
  void an_entry_stands_on_top_with_a_blank_line_after_it() {
    assertThat(added("%files\n\n%changelog\n" + OLD + "\n- x\n", "Two", "One"))
        .isEqualTo(
            "%files\n\n%changelog\n* Tue Nov 03 2026 A B <a@b> 1:1-3\n- Two\n- One\n\n"
                + OLD
                + "\n- x\n");
  }

  @Test
  void an_entry_without_items_leaves_an_empty_line_for_the_user() {
    assertThat(added("%changelog\n" + OLD + "\n- x\n"))
        .isEqualTo("%changelog\n* Tue Nov 03 2026 A B <a@b> 1:1-3\n\n\n" + OLD + "\n- x\n");
  }

  @Test
  void the_header_follows_the_style_of_the_top_entry() {
    assertThat(headerBelow("* Mon Apr 24 2017 P <p@q> - 1-2"))
        .isEqualTo("* Tue Nov 03 2026 A B <a@b> - 1:1-3");
    assertThat(headerBelow("* Mon Apr 24 2017 P <p@q>")).isEqualTo("* Tue Nov 03 2026 A B <a@b>");
    assertThat(headerBelow("* Mon Apr 24 2017 P <p@q> [1-2]"))
        .isEqualTo("* Tue Nov 03 2026 A B <a@b> [1:1-3]");
    assertThat(headerBelow("* Mon Apr 24 2017 P - 1-2"))
        .isEqualTo("* Tue Nov 03 2026 A B <a@b> - 1:1-3");
    assertThat(headerBelow("* Mon Apr 24 2017 P p@q 1-2"))
        .isEqualTo("* Tue Nov 03 2026 A B <a@b> 1:1-3");
    assertThat(headerBelow("* Mon Apr 24 2017 P <p@q>   -   1-2"))
        .isEqualTo("* Tue Nov 03 2026 A B <a@b>   -   1:1-3");
    assertThat(headerBelow("*  Sun Apr  2 2017 P <p@q>- 1-2"))
        .isEqualTo("*  Tue Nov  3 2026 A B <a@b>- 1:1-3");
    assertThat(headerBelow("* Sun Apr 2 2017 P <p@q> 1-2"))
        .isEqualTo("* Tue Nov 3 2026 A B <a@b> 1:1-3");
    assertThat(headerBelow("* Mon Apr 24 12:00:00 CEST 2017 P <p@q> - 1-2"))
        .isEqualTo("* Tue Nov 03 08:20:30 UTC 2026 A B <a@b> - 1:1-3");
  }

  private static String headerBelow(String top) {
    return SpecFile.of(added("%changelog\n" + top + "\n- x\n", "y")).line(2).text();
  }

  @Test
  void entries_stay_without_blank_lines_between_where_the_file_has_none() {
    assertThat(added("%changelog\n" + OLD + "\n- x\n" + OLD + "\n- y\n", "z"))
        .contains("\n- z\n" + OLD + "\n- x\n");
  }

  @Test
  void percent_signs_are_doubled_so_that_nothing_is_expanded_or_run() {
    assertThat(added("%changelog\n" + OLD + "\n", "Use %{name}, %(touch x) and 100%"))
        .contains("- Use %%{name}, %%(touch x) and 100%%\n");
  }

  @Test
  void control_characters_do_not_reach_the_file_and_no_item_can_start_an_entry_or_section() {
    String text = added("%changelog\n" + OLD + "\n", "a\u001b[31m\tb\r\n%prep\n* c");

    assertThat(text).contains("- a?[31m b\n  %%prep\n  * c\n");
    assertThat(SpecFile.of(text).sections()).hasSize(2);
  }

  @Test
  void the_section_is_found_in_any_case_with_blanks_behind_and_crlf() {
    assertThat(added("%ChangeLog \r\n" + OLD + "\r\n- x", "y"))
        .isEqualTo(
            "%ChangeLog \r\n* Tue Nov 03 2026 A B <a@b> 1:1-3\r\n- y\r\n\r\n" + OLD + "\r\n- x");
  }

  @Test
  void a_missing_section_is_added() {
    AddChangelogEntry.Result result = add("%files\n/x\n", "y");

    assertThat(result.outcome()).isEqualTo(Outcome.SECTION_ADDED);
    assertThat(result.spec().text())
        .isEqualTo("%files\n/x\n\n%changelog\n* Tue Nov 03 2026 A B <a@b> 1:1-3\n- y\n");
  }

  @Test
  void an_empty_section_gets_its_first_entry() {
    assertThat(added("%changelog\n", "y"))
        .isEqualTo("%changelog\n* Tue Nov 03 2026 A B <a@b> 1:1-3\n- y\n");
    assertThat(added("%changelog\n%files\n", "y")).endsWith("\n- y\n\n%files\n");
  }

  @Test
  void a_changelog_made_elsewhere_gets_no_entry() {
    for (String automatic :
        List.of(
            "%autochangelog",
            "%{?autochangelog}",
            "%if %{defined autochangelog}\n%autochangelog\n%else\n" + OLD + "\n- x\n%endif",
            "%include changelog")) {
      AddChangelogEntry.Result result = add("%changelog\n" + automatic + "\n", "y");

      assertThat(result.outcome()).isEqualTo(Outcome.AUTOMATIC);
      assertThat(result.spec().text()).isEqualTo("%changelog\n" + automatic + "\n");
    }
  }

  @Test
  void an_entry_is_never_dated_before_the_top_one() {
    AddChangelogEntry.Result result = add("%changelog\n* Thu Jan 07 2027 P <p@q> - 1-2\n", "y");

    assertThat(result.spec().line(2).text()).isEqualTo("* Thu Jan 07 2027 A B <a@b> - 1:1-3");
    assertThat(result.warnings()).hasSize(1);
    assertThat(
            SpecFile.of(added("%changelog\n* Tue Nov 3 09:00:00 UTC 2026 P <p@q> - 1-2\n", "y"))
                .line(2)
                .text())
        .isEqualTo("* Tue Nov 3 09:00:00 UTC 2026 A B <a@b> - 1:1-3");
  }

  @Test
  void comments_and_text_in_front_of_the_first_entry_stay_there() {
    assertThat(added("%changelog\n# keep %% this\n\n" + OLD + "\n", "y"))
        .startsWith("%changelog\n# keep %% this\n\n* Tue Nov 03 2026");
  }

  @Test
  void the_first_changelog_with_entries_counts() {
    assertThat(added("%changelog\n\n%changelog\n" + OLD + "\n- x\n\n%files\n", "y"))
        .startsWith("%changelog\n\n%changelog\n* Tue Nov 03 2026");
  }

  @Test
  void the_top_entry_is_read() {
    ChangelogEntry top =
        Changelog.of(
                SpecFile.of(
                    "%changelog\n* Tue July 30 2024 P Q <p@q> - 2-1\n- a\n  b 100%%\n# c\n- d\n\n"
                        + OLD
                        + "\n- x\n"))
            .top()
            .orElseThrow();

    assertThat(top.date()).contains(LocalDate.of(2024, 7, 30));
    assertThat(top.author()).isEqualTo("P Q <p@q>");
    assertThat(top.evr()).isEqualTo("2-1");
    assertThat(top.items()).containsExactly("a b 100%", "d");
  }

  @Test
  void an_indented_star_is_text_of_the_entry_as_for_rpm() {
    SpecFile spec =
        SpecFile.of(
            "%changelog\n  * Mon Jan 01 2024 A - 1\n- x\n  * sub\n* Sun Dec 31 2023 A\n- y\n");

    assertThat(Changelog.of(spec).entries()).hasSize(2);
    assertThat(Changelog.of(spec).top().orElseThrow().items()).containsExactly("x * sub");
  }
}
