package org.rdopkg.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rdopkg.patch.ChangelogMode.COUNT;
import static org.rdopkg.patch.ChangelogMode.DETECT;
import static org.rdopkg.patch.ChangelogMode.FULL;
import static org.rdopkg.patch.ChangelogMode.PLAIN;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdopkg.error.RdopkgException;

class ChangelogItemsTest {
  private static final PatchText ONE = PatchText.of("One").code("+one\n");
  private static final PatchText TWO = PatchText.of("Two").code("+two\n");
  private static final PatchText THREE = PatchText.of("Three").code("+three\n");

  private static List<String> items(ChangelogMode mode, List<PatchText> before, PatchText... now) {
    return items(mode, DropReason.GONE, before, now);
  }

  private static List<String> items(
      ChangelogMode mode, DropReason reason, List<PatchText> before, PatchText... now) {
    SeriesDiff diff =
        SeriesDiff.compare(
            before.stream().map(patch -> patch.file("x.patch")).toList(),
            List.of(now).stream().map(patch -> patch.patch("x.patch")).toList());
    return new ChangelogItems(diff, BugPatterns.DEFAULT, old -> reason, none -> Optional.empty())
        .in(mode);
  }

  @Test
  void theNewPatchesAreNamedNewestFirst() {
    assertThat(items(DETECT, List.of(ONE), ONE, TWO, THREE)).containsExactly("Three", "Two");
  }

  @ParameterizedTest
  @EnumSource
  void withNothingToNameThePatchesWereUpdated(ChangelogMode mode) {
    assertThat(items(mode, List.of(ONE), ONE)).containsExactly("Update patches");
  }

  @Test
  void detectNamesNoPatchOfAKnownCommitOrSubject() {
    PatchText rebased = ONE.copy().id("rebased").code("+rebased\n");
    PatchText edited = TWO.copy().subject("Edited by hand");

    assertThat(items(DETECT, List.of(ONE, edited), rebased, TWO)).containsExactly("Update patches");
  }

  @Test
  void detectNamesAPatchWhoseSubjectIsNew() {
    assertThat(items(DETECT, List.of(ONE), ONE.copy().subject("Uno").id("uno")))
        .containsExactly("Uno");
  }

  @Test
  void detectSeesThroughEncodingAndFolding() {
    PatchText encoded =
        ONE.copy()
            .subject("=?UTF-8?q?P=C5=99ikr=C3=A1=C5=A1len=C3=BD=20?=\n =?UTF-8?q?k=C5=AF=C5=88?=");
    PatchText folded = TWO.copy().subject("A subject that is\n folded");

    assertThat(
            items(
                DETECT,
                List.of(encoded, folded),
                ONE.copy().subject("Přikrášlený kůň").id("a").code("+x\n"),
                TWO.copy().subject("A subject that is folded").id("b").code("+y\n")))
        .containsExactly("Update patches");
  }

  @Test
  void countNamesTheLastOnesByNumber() {
    assertThat(items(COUNT, List.of(ONE), TWO, THREE)).containsExactly("Three");
    assertThat(items(COUNT, List.of(ONE, TWO), THREE)).containsExactly("Update patches");
    assertThat(items(COUNT, List.of(), ONE, TWO)).containsExactly("Two", "One");
  }

  @Test
  void plainNamesNone() {
    assertThat(items(PLAIN, List.of(), ONE, TWO)).containsExactly("Update patches");
  }

  @Test
  void removedPatchesAreNotNamedByDefault() {
    assertThat(items(DETECT, List.of(ONE, TWO))).containsExactly("Update patches");
  }

  @Test
  void fullNamesChangedAndRemovedPatchesToo() {
    assertThat(
            items(
                FULL,
                DropReason.MERGED_UPSTREAM,
                List.of(ONE, TWO),
                ONE.copy().id("x").code("+changed\n"),
                THREE))
        .containsExactly("Three", "Update patch: One", "Drop patch merged upstream: Two");
  }

  @Test
  void fullTellsWhatChanged() {
    assertThat(items(FULL, List.of(ONE), ONE.copy().context(" moved\n")))
        .containsExactly("Refresh patch: One");
    assertThat(items(FULL, List.of(ONE), ONE.copy().body("Because.")))
        .containsExactly("Reword patch: One");
    assertThat(items(FULL, List.of(ONE), ONE.copy().subject("Uno").id("u")))
        .containsExactly("Retitle patch: Uno");
    assertThat(items(FULL, List.of(ONE, TWO), TWO, ONE)).containsExactly("Reorder patches");
  }

  @Test
  void aRemovedPatchWithoutSubjectIsCalledByItsName() {
    SeriesDiff diff =
        SeriesDiff.compare(List.of(new PatchFile("fix.patch", new byte[] {'x'})), List.of());

    assertThat(
            new ChangelogItems(
                    diff, BugPatterns.DEFAULT, old -> DropReason.GONE, none -> Optional.empty())
                .in(FULL))
        .containsExactly("Drop patch: fix.patch");
  }

  @Test
  void bugsThatTheMessageMentionsStandBehindTheSubjectOnce() {
    assertThat(
            items(
                DETECT,
                List.of(),
                PatchText.of("Fix").body("Resolves: rhbz#1\nRelated: RHCEPH-12"),
                PatchText.of("Fix crash (rhbz#2)").body("Resolves: rhbz#2")))
        .containsExactly("Fix crash (rhbz#2)", "Fix (rhbz#1) (RHCEPH-12)");
  }

  @Test
  void percentSignsStayForTheSpecRoomToEscape() {
    assertThat(items(DETECT, List.of(), PatchText.of("Use %{name} and %(touch x)")))
        .containsExactly("Use %{name} and %(touch x)");
  }

  @Test
  void controlCharactersDoNotEndTheItem() {
    PatchCommit commit = Commits.commit("Fix\u001b[31m it\u0007");
    SeriesDiff diff =
        SeriesDiff.compare(
            List.of(), List.of(new NewPatch(commit, new PatchFile("x", new byte[0]))));

    assertThat(
            new ChangelogItems(
                    diff, BugPatterns.DEFAULT, old -> DropReason.GONE, none -> Optional.empty())
                .in(DETECT))
        .containsExactly("Fix [31m it");
  }

  @Test
  void theReasonIsTakenFromTheSeriesWhereItTells() {
    PatchSeries series =
        PatchSeries.select(
            List.of(
                Commits.commit("Below"),
                Commits.commit("Ignored"),
                Commits.empty("Empty"),
                Commits.commit("Patch")),
            1,
            PatchesIgnore.parse("Ignored"));

    assertThat(reason("Below", series)).isEqualTo(DropReason.BELOW_BASE);
    assertThat(reason("Ignored", series)).isEqualTo(DropReason.IGNORED);
    assertThat(reason("Empty", series)).isEqualTo(DropReason.EMPTIED);
    assertThat(reason("Patch", series)).isEqualTo(DropReason.GONE);
    assertThat(reason("Elsewhere", series)).isEqualTo(DropReason.GONE);
  }

  private static DropReason reason(String subject, PatchSeries series) {
    return DropReason.of(new OldPatch(PatchText.of(subject).id("x").file("x")), series);
  }

  @Test
  void modesAreReadInAnyCase() {
    assertThat(ChangelogMode.parse("Detect")).isEqualTo(DETECT);
    assertThat(ChangelogMode.parse("full")).isEqualTo(FULL);
    assertThatThrownBy(() -> ChangelogMode.parse("all"))
        .isInstanceOf(RdopkgException.class)
        .hasMessage("Invalid changelog mode: all");
  }
}
