package org.rdopkg.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rdopkg.patch.Commits.commit;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;

class BugPatternsTest {
  private static String ids(String text) {
    return String.join(" ", BugPatterns.DEFAULT.ids(text));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '~',
      value = {
        "Fix crash (rhbz#12345) ~ rhbz#12345",
        "New text rhbz#77 ~ rhbz#77",
        "rhbz#12345,rhbz#232323 ~ rhbz#12345 rhbz#232323",
        "RHBZ#5 ~ rhbz#5",
        "[rhbz#5]: x ~ rhbz#5",
        "see rhbz#5. ~ rhbz#5",
        "bug=rhbz#5/rhbz#6 ~ rhbz#5 rhbz#6",
        "Fix x (RHEL-1) ~ RHEL-1",
        "RHCEPH-12 and OSPRH-3456 ~ RHCEPH-12 OSPRH-3456",
        "Fix CVE-2026-12345 ~ CVE-2026-12345",
        "cve-2026-1234: overflow ~ CVE-2026-1234",
        "CVE-2026-1234/CVE-2026-1235 ~ CVE-2026-1234 CVE-2026-1235",
        "https://issues.redhat.com/browse/RHEL-1234 ~ RHEL-1234",
        "rhbz#1 rhbz#2 rhbz#1 ~ rhbz#1 rhbz#2",
      })
  void bugsAreFoundAnywhere(String text, String expected) {
    assertThat(ids(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " foo bar blah bug found 1324",
        "#1234",
        "Closes-Bug: #1571691",
        "Closes: #12",
        "Fixes: #12",
        "Fixes: 0b5dd9c12345 (\"Some commit\")",
        "rhbz#",
        "rhbz 123",
        "UTF-8, SHA-256, ISO-8859, RFC-2047",
        "Fixes: UTF-8 in names",
        "Fix build on RHEL-8",
        "ancient distros such as RHEL-3",
        "Fixes RHEL-9 build",
        "Support RHEL-10 and RHEL-8.4",
        "for RHOSP-17",
        "ABC-123",
        "FOO-RHEL-1",
        "RHEL-0123",
        "rhel-1234",
        "RH-1",
        "CVE-26-1",
        "CVE-2026-123",
        "RHEL-1234-fix",
        "x1234",
      })
  void whatIsNoBugIsNotTaken(String text) {
    assertThat(BugPatterns.DEFAULT.find(text)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '~',
      value = {
        "Resolves: rhbz#1433685 ~ rhbz#1433685",
        "Related: rhbz#1433685 ~ rhbz#1433685",
        "  Related:   \t  rhbz#1433685   ~ rhbz#1433685",
        "Related rhbz: 1433685 ~ rhbz#1433685",
        "Resolves rhbz: 1433685 ~ rhbz#1433685",
        "Resolves: rhbz 1433685 ~ rhbz#1433685",
        "Resolves: rhbz# 1433685 ~ rhbz#1433685",
        "Resolves: rhbz #1433685 ~ rhbz#1433685",
        "Resolves: ABC-12, DEF-3 and GHI-4 ~ ABC-12 DEF-3 GHI-4",
        "Fixes: ABC-12 ~ ABC-12",
        "Closes: RHEL-8 ~ RHEL-8",
        "closes: RHEL-8 RHEL-8 ABC-1 ~ RHEL-8 ABC-1",
        "Resolves: https://bugzilla.redhat.com/show_bug.cgi?id=42 ~ rhbz#42",
        "Resolves: https://bugzilla.redhat.com/42 ~ rhbz#42",
        "Resolves: https://issues.redhat.com/browse/ABC-7 ~ ABC-7",
        "Resolves: the problem of ABC-12 ~ ''",
      })
  void linesAboutBugsAreReadMoreLoosely(String text, String expected) {
    assertThat(ids(text)).isEqualTo(expected.replace("''", ""));
  }

  @Test
  void whatIsOnlyRelatedIsToldApart() {
    assertThat(BugPatterns.DEFAULT.find("Resolves: rhbz#1\nRelated: rhbz#2, RHEL-3000\nrhbz#4"))
        .extracting(BugReference::trailer)
        .containsExactly(
            "Resolves: rhbz#1", "Related: rhbz#2", "Related: RHEL-3000", "Resolves: rhbz#4");
    assertThat(BugPatterns.DEFAULT.find("- Fix x (Related: rhbz#9)"))
        .extracting(BugReference::trailer)
        .containsExactly("Related: rhbz#9");
  }

  @Test
  void whatIsResolvedAnywhereIsResolved() {
    assertThat(BugPatterns.DEFAULT.find("Related: rhbz#1\nResolves: rhbz#1"))
        .extracting(BugReference::trailer)
        .containsExactly("Resolves: rhbz#1");
  }

  @Test
  void aBugIsNamedBehindTheSubjectOnce() {
    assertThat(BugPatterns.DEFAULT.describe(commit("Fix crash (rhbz#1)\n\nResolves: rhbz#1")))
        .isEqualTo("Fix crash (rhbz#1)");
    assertThat(BugPatterns.DEFAULT.describe(commit("Fix crash\n\nResolves: rhbz#1, RHEL-2000")))
        .isEqualTo("Fix crash (rhbz#1) (RHEL-2000)");
    assertThat(BugPatterns.DEFAULT.describe(commit("Fix rhbz#12\n\nResolves: rhbz#1")))
        .isEqualTo("Fix rhbz#12 (rhbz#1)");
    assertThat(BugPatterns.DEFAULT.describe(commit("Plain fix"))).isEqualTo("Plain fix");
  }

  @Test
  void morePatternsCanBeConfigured() {
    BugPatterns more = BugPatterns.DEFAULT.and(List.of("\\bboo#[0-9]+", "launchpad/(lp[0-9]+)"));

    assertThat(more.ids("boo#12 rhbz#1 launchpad/lp77"))
        .containsExactly("rhbz#1", "boo#12", "lp77");
    assertThat(more.find("Related: boo#5").get(0).trailer()).isEqualTo("Related: boo#5");
  }

  @Test
  void aPatternThatDoesNotCompileIsAnError() {
    assertThatThrownBy(() -> BugPatterns.DEFAULT.and(List.of("(")))
        .isInstanceOf(RdopkgException.class)
        .hasMessage("Invalid bug pattern: (");
  }

  @Property
  void noTextMakesItFail(@ForAll @StringLength(max = 60) String text) {
    assertThat(BugPatterns.DEFAULT.find("Resolves: " + text)).isNotNull();
  }

  @Test
  void longLinesTakeNoLongTime() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            BugPatterns.DEFAULT.find("Resolves: " + "rhbz ".repeat(100_000) + ":".repeat(100_000)));
  }
}
