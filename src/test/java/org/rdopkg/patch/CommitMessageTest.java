package org.rdopkg.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CommitMessageTest {
  private static CommitMessage build(String... items) {
    return CommitMessage.forBuild("foo-bar", "1.2.3-3")
        .withItems(List.of(items), BugPatterns.DEFAULT);
  }

  @Test
  void nameVersionReleaseThenTheChangelogsItems() {
    assertThat(build("Original Patch 2", "Original Patch 1").text())
        .isEqualTo(
            """
            foo-bar-1.2.3-3

            Changelog:
            - Original Patch 2
            - Original Patch 1
            """);
  }

  @Test
  void eachBugIsResolvedOnceInTheOrderOfItsMention() {
    assertThat(build("Update to 2.1.0 (rhbz#12345,rhbz#232323)", "Again rhbz#12345").text())
        .isEqualTo(
            """
            foo-bar-1.2.3-3

            Changelog:
            - Update to 2.1.0 (rhbz#12345,rhbz#232323)
            - Again rhbz#12345

            Resolves: rhbz#12345
            Resolves: rhbz#232323
            """);
  }

  @Test
  void jiraKeysAndCvesCountLikeBugs() {
    assertThat(build("Fix (RHEL-1) (CVE-2026-1234)", "Touch (Related: RHCEPH-12)").text())
        .endsWith(
            """

            Resolves: RHEL-1
            Resolves: CVE-2026-1234
            Related: RHCEPH-12
            """);
  }

  @Test
  void dashesAndAsterisksInFrontOfAnItemAreLeftOut() {
    assertThat(
            build(
                    "#hash",
                    "* star",
                    "[tag] bracket",
                    "Přikrášlený kůň",
                    "- leading dash",
                    "Slash/and: colon & \"quotes\" 'x'",
                    "Use %{name} and 100% of it")
                .text())
        .isEqualTo(
            """
            foo-bar-1.2.3-3

            Changelog:
            - #hash
            - star
            - [tag] bracket
            - Přikrášlený kůň
            - leading dash
            - Slash/and: colon & "quotes" 'x'
            - Use %{name} and 100% of it
            """);
  }

  @Test
  void furtherLinesOfAnItemAreIndented() {
    assertThat(build("One\n   two\nthree").text()).endsWith("- One\n  two\n  three\n");
  }

  @Test
  void withoutABuildOnlyThePatchesBranchIsNamed() {
    assertThat(CommitMessage.forPatchesOf("master-patches").text())
        .isEqualTo("Updated patches from master-patches\n");
  }

  @Test
  void aHeaderFileReplacesTheFirstLine() {
    assertThat(build("Original Patch 1").headed("My header\n\nbody\n").text())
        .isEqualTo(
            """
            My header

            body

            Changelog:
            - Original Patch 1
            """);
  }

  @Test
  void aHeaderIsTidiedAsGitDoes() {
    assertThat(CommitMessage.titled("x").headed("\n\n A  \n\n\n\nb \n\n").text())
        .isEqualTo(" A\n\nb\n");
    assertThat(build("x").headed(" \n").text()).startsWith("foo-bar-1.2.3-3\n");
  }

  @Test
  void aBugThatTheHeaderResolvesIsNotResolvedAgain() {
    assertThat(build("Fix rhbz#1").headed("Title\n\nResolves: rhbz#1").text())
        .isEqualTo("Title\n\nResolves: rhbz#1\n\nChangelog:\n- Fix rhbz#1\n");
  }

  @Test
  void anAmendedCommitKeepsItsChangeId() {
    String old = "foo-bar-1.2.3-2\n\nChangelog:\n- Update\n\nChange-Id: Ideadbeef1234\n";

    assertThat(build("New text rhbz#77").amending(old).text())
        .isEqualTo(
            """
            foo-bar-1.2.3-3

            Changelog:
            - New text rhbz#77

            Resolves: rhbz#77

            Change-Id: Ideadbeef1234
            """);
  }

  @Test
  void anAmendedCommitKeepsAllTrailersInOrder() {
    String old =
        """
        Old title

        Some: prose that
        is no trailer

        Change-Id: I1
        Signed-off-by: A <a@example.com>
        Co-authored-by: B
          <b@example.com>
        (cherry picked from commit 0b5dd9c)
        """;

    assertThat(build("x").amending(old).text())
        .endsWith(
            """
            - x

            Change-Id: I1
            Signed-off-by: A <a@example.com>
            Co-authored-by: B
              <b@example.com>
            (cherry picked from commit 0b5dd9c)
            """);
  }

  @Test
  void aChangeIdIsKeptWhereverItStands() {
    assertThat(CommitMessage.titled("x").amending("Title\n\nprose\nChange-Id: I1\n").text())
        .isEqualTo("x\n\nChange-Id: I1\n");
  }

  @Test
  void theTitleIsNeverATrailer() {
    assertThat(CommitMessage.titled("x").amending("Fix: it\n").text()).isEqualTo("x\n");
  }

  @Test
  void bugLinesOfAnAmendedCommitAreMadeAnew() {
    String old = "foo-1-1\n\nChangelog:\n- Fix rhbz#1\n\nResolves: rhbz#1\n\nChange-Id: I1\n";

    assertThat(build("Fix rhbz#2").amending(old).text())
        .endsWith("- Fix rhbz#2\n\nResolves: rhbz#2\n\nChange-Id: I1\n");
  }

  @Test
  void bugLinesThatSomebodyWroteByHandStay() {
    String old = "foo-1-1\n\nChangelog:\n- Fix rhbz#1\n\nResolves: rhbz#1\nRelated: RHEL-2000\n";

    assertThat(build("Fix rhbz#2").amending(old).text())
        .endsWith("- Fix rhbz#2\n\nResolves: rhbz#2\nRelated: RHEL-2000\n");
    assertThat(build("Fix RHEL-2000").amending(old).text())
        .endsWith("- Fix RHEL-2000\n\nResolves: RHEL-2000\n");
  }

  @Test
  void aChangeIdInTheHeaderWins() {
    assertThat(CommitMessage.titled("x\n\nChange-Id: I2").amending("y\n\nChange-Id: I1\n").text())
        .isEqualTo("x\n\nChange-Id: I2\n");
  }

  @Test
  void amendingTwiceChangesNothing() {
    CommitMessage message = build("Fix rhbz#2", "more").amending("x\n\nChange-Id: I1\nFoo: bar\n");

    assertThat(build("Fix rhbz#2", "more").amending(message.text()).text())
        .isEqualTo(message.text());
  }

  @Property(tries = 300)
  void amendingAMessageOfItsOwnChangesNothing(
      @ForAll @StringLength(max = 30) String item, @ForAll @StringLength(max = 40) String old) {
    CommitMessage message = build("x" + item.replace('\n', ' ')).amending("t\n\n" + old);

    assertThat(build("x" + item.replace('\n', ' ')).amending(message.text()).text())
        .isEqualTo(message.text());
  }
}
