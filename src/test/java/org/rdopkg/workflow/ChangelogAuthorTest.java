package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.testkit.DistgitRepo;

/** Who and when the changelog names; the commit has git's own author and date, whatever it says. */
class ChangelogAuthorTest {
  private DistgitRepo repo;

  @BeforeEach
  void aPackage() {
    repo = distgit("foo").patches(1).create();
  }

  private void topIs(String header) {
    repo.run("patch", "-l").exits(0).spec().changelogTop(header, "- Original Patch 1");
  }

  @Test
  void gitsAuthorUnlessToldOtherwise() {
    topIs("Mon Nov 23 2026 Test User <test@example.com> 1.2.3-3");
    assertThat(repo.git().git("log", "-1", "--format=%an <%ae> %at"))
        .isEqualTo("Test User <test@example.com> 1795413600");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Paula Packager <paula@example.com>|Paula Packager <paula@example.com>",
        " Paula  <paula@example.com> |Paula <paula@example.com>",
        "Fedora Project|Test User <test@example.com>",
        "''|Test User <test@example.com>",
      })
  void rpmPackagerComesBeforeGit(String variable, String author) {
    repo = repo.with("RPM_PACKAGER", variable);
    topIs("Mon Nov 23 2026 " + author + " 1.2.3-3");
    assertThat(repo.git().git("log", "-1", "--format=%an <%ae>"))
        .isEqualTo("Test User <test@example.com>");
  }

  @Test
  void optionsComeBeforeRpmPackager() {
    repo = repo.with("RPM_PACKAGER", "Paula Packager <paula@example.com>");
    repo.run("patch", "-l", "-u", "Somebody Else")
        .exits(0)
        .spec()
        .contains("* Mon Nov 23 2026 Somebody Else <paula@example.com> 1.2.3-3\n");
  }

  @Test
  void optionsWithNothingInThemCountAsNotGiven() {
    repo.run("patch", "-l", "-u", " ", "-e", "")
        .exits(0)
        .spec()
        .contains("* Mon Nov 23 2026 Test User <test@example.com> 1.2.3-3\n");
  }

  @Test
  void optionsAloneNeedNoIdentityForTheChangelog() {
    repo.run("patch", "-l", "-u", "A B", "-e", "ab@example.com")
        .exits(0)
        .spec()
        .contains("* Mon Nov 23 2026 A B <ab@example.com> 1.2.3-3\n");
  }

  @ParameterizedTest
  @CsvSource({
    "1700000000, Tue Nov 14 2023",
    "0, Mon Nov 23 2026",
    "not a number, Mon Nov 23 2026",
    "'', Mon Nov 23 2026",
  })
  void sourceDateEpochIsTheDay(String epoch, String day) {
    // A day before the top entry's would be an error for rpm: see the spec's own tests.
    repo = repo.with("SOURCE_DATE_EPOCH", epoch);
    if (epoch.equals("0")) {
      repo.run("patch", "-l").exits(0).spec().doesNotContain("Jan 01 1970");
    } else {
      topIs(day + " Test User <test@example.com> 1.2.3-3");
    }
  }

  @Test
  void nobodyAtAllIsAnError() {
    repo = repo.with("GIT_AUTHOR_NAME", null).with("GIT_AUTHOR_EMAIL", null);
    repo.git().git("config", "user.useConfigOnly", "true");
    repo.run("patch", "-l")
        .exits(1)
        .errContains("git does not know who you are", "fix:   git config --global user.name")
        .nothingChanged();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Two\nlines", "Form\ffeed", "Esc\u001bape"})
  void aNameStaysOneLineOfText(String name) {
    String header = "* Mon Nov 23 2026 " + name.replaceAll("\\p{Cntrl}", "?") + " <x@example.com>";
    repo.run("patch", "-l", "-u", name, "-e", "x@example.com", "--dry-run")
        .exits(0)
        .outContains("+" + header);
    repo.with("RPM_PACKAGER", name + " <x@example.com>")
        .run("patch", "-l")
        .exits(0)
        .spec()
        .contains(header);
  }

  @Test
  void aPercentSignInANameIsText() {
    repo.run("patch", "-l", "-u", "100% %{name}")
        .exits(0)
        .spec()
        .contains("* Mon Nov 23 2026 100%% %%{name} <test@example.com> 1.2.3-3\n");
  }
}
