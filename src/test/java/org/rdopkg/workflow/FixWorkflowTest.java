package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.Distgit;
import org.rdopkg.testkit.DistgitRepo;

/** {@code rdopkg fix} from end to end. */
class FixWorkflowTest {
  private static final String ENTRY = "* Mon Nov 23 2026 Test User <test@example.com> 1.2.3-3\n";
  private static final String PAUSE =
      lines(
          "",
          "Action required: Edit .spec file as needed and describe changes in changelog.",
          "",
          "Once done, run `rdopkg -c` to continue.",
          "",
          "");

  private static String lines(String... lines) {
    return String.join("\n", lines);
  }

  private static void describe(DistgitRepo repo, String text) {
    String spec = repo.git().read("foo-bar.spec");
    repo.git().write("foo-bar.spec", spec.replace(ENTRY + "\n", ENTRY + text + "\n"));
  }

  @Test
  void fixFlow() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix")
        .exits(0)
        .outIs(PAUSE)
        .spec()
        .tag("Release")
        .is("3%{?dist}")
        .contains("%changelog\n" + ENTRY + "\n\n* Mon Apr 24 2017")
        .repo()
        .commits(1)
        .status(" M foo-bar.spec");
    repo.run("status")
        .exits(0)
        .outContains(
            "Action in progress: fix\n",
            "  branch: master\n",
            lines(
                "  [x] bump Release and add a changelog entry",
                "  [*] edit the spec and describe the changes",
                "  [ ] commit the changes"))
        .nothingChanged();
    describe(repo, "- Describe the change");
    repo.run("-c")
        .exits(0)
        .outContains(
            "-Release:          2%{?dist}\n+Release:          3%{?dist}\n",
            "    foo-bar-1.2.3-3\n    \n    Changelog:\n    - Describe the change\n",
            "M\tfoo-bar.spec\n",
            "\nRequested distgit update finished, see last commit.\nAction finished.\n")
        .repo()
        .headMessage("foo-bar-1.2.3-3\n\nChangelog:\n- Describe the change")
        .headChanges("M foo-bar.spec")
        .commits(2)
        .isClean();
    assertThat(repo.git().read(".rdopkg.json")).isNull();
  }

  @Test
  void statusForMachines() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix", "-R", "MAJOR").exits(0);
    repo.run("status", "--json")
        .exits(0)
        .outContains(
            "\"action\": \"fix\"",
            "\"release_bump_index\": \"MAJOR\"",
            "\"state\": \"current\"",
            "\"head\": \"refs/heads/master\"");
  }

  @Test
  void anEmptyEntryIsRefusedAndTheFixGoesOn() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix").exits(0);
    repo.run("--continue")
        .exits(1)
        .errContains("Description of changes is missing in %changelog.")
        .nothingChanged();
    describe(repo, "# only a comment");
    repo.run("-c").exits(1).errContains("Description of changes is missing");
    String spec = repo.git().read("foo-bar.spec");
    repo.git().write("foo-bar.spec", spec.replace("# only a comment", "-  "));
    repo.run("-c").exits(1).errContains("Description of changes is missing");
    repo.run("fix", "-c", "-m", "Now it is there").exits(0);
    repo.spec().changelogTop(1).doesNotContain("-  \n").repo().commits(2).isClean();
  }

  @Test
  void anEntryThatWasRemovedIsMissing() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix").exits(0);
    String spec = repo.git().read("foo-bar.spec");
    repo.git().write("foo-bar.spec", spec.replace(ENTRY + "\n\n", ""));
    repo.run("-c").exits(1).errContains("Description of changes is missing in %changelog.");
  }

  @Test
  void fixReverted() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix").exits(0);
    repo.git().git("checkout", "-q", ".");
    repo.run("-c").exits(1).errContains("No distgit changes found").nothingChanged();
    repo.run("--abort").exits(0).repo().isClean();
  }

  @Test
  void abortPutsTheSpecBack() {
    DistgitRepo repo = distgit("foo-bar").file("other", "1\n").create();
    String before = repo.git().read("foo-bar.spec");
    repo.run("fix").exits(0);
    describe(repo, "- Half done");
    repo.git().write("other", "mine\n");
    repo.run("--abort").exits(0).outIs("State file removed.\n").repo().status(" M other");
    assertThat(repo.git().read("foo-bar.spec")).isEqualTo(before);
    repo.run("--abort").exits(1).errContains("No action in progress.");
  }

  @Test
  void abortKeepsWhatWasEditedBeforeTheFix() {
    DistgitRepo repo = distgit("foo-bar").create();
    String edited = repo.git().read("foo-bar.spec").replace("ASL 2.0", "Apache-2.0");
    repo.git().write("foo-bar.spec", edited);
    repo.run("fix").exits(0);
    repo.git().delete("foo-bar.spec");
    repo.run("--abort").exits(0);
    assertThat(repo.git().read("foo-bar.spec")).isEqualTo(edited);
  }

  @Test
  void abortLeavesACommittedSpecAlone() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix").exits(0);
    describe(repo, "- Done by hand");
    repo.git().git("commit", "-qam", "by hand");
    repo.run("--abort").exits(0).errContains("left as it is").repo().isClean().commits(2);
  }

  @Test
  void aSecondFixIsRefused() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix").exits(0);
    repo.run("fix")
        .exits(1)
        .errContains(
            "You're in the middle of previous action: fix",
            "Please `--continue` or `--abort` previous action before running a new one.")
        .nothingChanged();
    repo.run("fix", "-m", "text").exits(1).nothingChanged();
    repo.run("pkgenv").exits(0);
  }

  @Test
  void aFailedFixLeavesNoStateBehind() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix", "-R", "7").exits(1).errContains("Invalid Release bump index").nothingChanged();
    repo.run("fix", "-R", "PATCH").exits(1).nothingChanged();
    repo.run("fix", "-m", " ").exits(2).nothingChanged();
  }

  @Test
  void fixR() {
    distgit("foo-bar")
        .epoch(1)
        .release("1.2.3.4.5")
        .create()
        .run("fix", "-R", "4")
        .exits(0)
        .spec()
        .tag("Release")
        .is("1.2.3.5.5%{?dist}")
        .contains("Test User <test@example.com> 1:1.2.3-1.2.3.5.5\n");
  }

  @Test
  void fixDlrn() {
    distgit("foo-bar")
        .release("0.1.20170811112938.81363ec")
        .create()
        .run("fix")
        .exits(0)
        .spec()
        .tag("Release")
        .is("0.2.20170811112938.81363ec%{?dist}");
  }

  @Test
  void withATextItIsOneCommitAtOnce() {
    DistgitRepo repo = distgit("foo-bar").create();
    String edited = repo.git().read("foo-bar.spec").replace("ASL 2.0", "Apache-2.0");
    repo.git().write("foo-bar.spec", edited);
    repo.run("fix", "-m", "Use SPDX\n- and 100% more (rhbz#12)\n  RHEL-77", "-m", "CVE-2026-1000")
        .exits(0)
        .outContains("Requested distgit update finished, see last commit.\n")
        .spec()
        .contains(
            ENTRY + "- Use SPDX\n- and 100%% more (rhbz#12)\n  RHEL-77\n- CVE-2026-1000\n\n* ",
            "Apache-2.0")
        .repo()
        .headMessage(
            """
            foo-bar-1.2.3-3

            Changelog:
            - Use SPDX
            - and 100% more (rhbz#12)
              RHEL-77
            - CVE-2026-1000

            Resolves: rhbz#12
            Resolves: RHEL-77
            Resolves: CVE-2026-1000\
            """)
        .headChanges("M foo-bar.spec")
        .commits(2)
        .isClean();
  }

  @Test
  void severalTrackersBecomeResolvesAndRelated() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix").exits(0);
    describe(
        repo,
        lines(
            "- Fix a crash (rhbz#1234, RHEL-5678)",
            "- Mend CVE-2026-0001",
            "- Tidy. Related: RHBZ#9"));
    repo.run("-c")
        .exits(0)
        .repo()
        .headMessage(
            lines(
                "foo-bar-1.2.3-3",
                "",
                "Changelog:",
                "- Fix a crash (rhbz#1234, RHEL-5678)",
                "- Mend CVE-2026-0001",
                "- Tidy. Related: RHBZ#9",
                "",
                "Resolves: rhbz#1234",
                "Resolves: RHEL-5678",
                "Resolves: CVE-2026-0001",
                "Related: rhbz#9"));
  }

  @Test
  void trackedChangesGoInAndUntrackedFilesDoNot() {
    DistgitRepo repo =
        distgit("foo-bar").file("helper.sh", "#!/bin/sh\n").file("gone", "x\n").create();
    repo.run("fix").exits(0);
    describe(repo, "- Change helpers");
    repo.git().write("helper.sh", "#!/bin/sh\nexit\n");
    assertThat(repo.top().resolve("helper.sh").toFile().setExecutable(true)).isTrue();
    repo.git().delete("gone");
    repo.git().write("staged", "new\n").git("add", "staged");
    repo.git().write("untracked", "not mine\n");
    repo.run("-c")
        .exits(0)
        .outContains("D\tgone\n", "M\thelper.sh\n", "A\tstaged\n")
        .repo()
        .headChanges("M foo-bar.spec", "D gone", "M helper.sh", "A staged")
        .status("?? untracked");
    assertThat(repo.git().git("ls-tree", "HEAD", "helper.sh")).startsWith("100755");
    repo.git().checkSound();
  }

  @Test
  void whatGitCommitAllWouldTakeIsTaken() {
    DistgitRepo repo = distgit("foo-bar").file("kept", "x\n").file("link", "x\n").create();
    repo.git().git("rm", "-q", "--cached", "kept");
    repo.git().delete("link");
    try {
      java.nio.file.Files.createSymbolicLink(repo.top().resolve("link"), Path.of("kept"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    repo.git().write("foo-bar.spec", repo.git().read("foo-bar.spec") + "# more\n");
    repo.git().git("add", "foo-bar.spec");
    repo.git().write("foo-bar.spec", repo.git().read("foo-bar.spec") + "# and more\n");
    repo.run("fix", "-m", "All of it")
        .exits(0)
        .repo()
        .headChanges("M foo-bar.spec", "D kept", "T link")
        .status("?? kept");
    assertThat(repo.git().git("show", "HEAD:foo-bar.spec")).contains("# and more");
  }

  @Test
  void aSourceThatGitDoesNotKnowIsNamed() {
    DistgitRepo repo =
        distgit("foo-bar")
            .spec(s -> s.replace("\n\nBuildArch", "\nSource1: foo.service\n\nBuildArch"))
            .create();
    repo.git().write("foo.service", "[Unit]\n");
    repo.run("fix", "-m", "Add a service").exits(0).errContains("git add foo.service");
  }

  @Test
  void autochangelogTakesTheTextFromTheCommandLineOnly() {
    Distgit automatic =
        distgit("foo-bar")
            .release("%autorelease")
            .spec(s -> s.substring(0, s.indexOf("%changelog")) + "%changelog\n%autochangelog\n");
    DistgitRepo repo = automatic.create();
    repo.run("fix").exits(0).errContains("%autorelease").nothingChangedBut(".rdopkg.json");
    repo.git().write("foo-bar.spec", repo.git().read("foo-bar.spec").replace("ASL", "Apache"));
    repo.run("-c").exits(1).errContains("Description of changes is missing", "rdopkg fix -c -m");
    repo.run("fix", "-c", "-m", "New licence name (rhbz#5)")
        .exits(0)
        .spec()
        .contains("%changelog\n%autochangelog\n")
        .tag("Release")
        .is("%autorelease")
        .repo()
        .headMessage("foo-bar-1.2.3\n\nChangelog:\n- New licence name (rhbz#5)\n\nResolves: rhbz#5")
        .isClean();
    repo.run("fix", "-m", "nothing").exits(1).errContains("No distgit changes found");
  }

  @Test
  void aTextGivenToContinueFillsTheEntry() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix").exits(0);
    repo.run("fix", "-c", "-m", "Told late")
        .exits(0)
        .spec()
        .contains("%changelog\n" + ENTRY + "- Told late\n\n* Mon Apr")
        .repo()
        .headMessage("foo-bar-1.2.3-3\n\nChangelog:\n- Told late")
        .isClean();
  }

  @Test
  void fixNoChangelogGetsOne() {
    DistgitRepo repo =
        distgit("foo-bar").spec(s -> s.substring(0, s.indexOf("\n%changelog"))).create();
    repo.run("fix")
        .exits(0)
        .errContains("had no %changelog section")
        .spec()
        .contains("\n\n%changelog\n" + ENTRY);
    repo.run("-c").exits(1).errContains("Description of changes is missing in %changelog.");
    repo.run("fix", "-c", "-m", "First entry").exits(0).repo().isClean();
  }

  @Test
  void theEditorIsOpenedAndTheFixGoesOnByItself() {
    DistgitRepo repo = distgit("foo-bar").create();
    Path editor = repo.git().home().resolve("my editor");
    repo.git()
        .script(editor, "#!/bin/sh\nsed -i '/^\\* Mon Nov 23/{n;s/$/- By '\"$1\"'/}' \"$2\"\n");
    repo.with("GIT_EDITOR", "'" + editor + "' hand")
        .run("fix", "--edit")
        .exits(0)
        .repo()
        .headMessage("foo-bar-1.2.3-3\n\nChangelog:\n- By hand")
        .isClean();
  }

  @Test
  void anEditorThatFailsOrWritesNothingLeavesAFixThatCanGoOn() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.with("GIT_EDITOR", "false")
        .run("fix", "--edit")
        .exits(1)
        .errContains("editor failed", "fix:   rdopkg status");
    repo.run("status").outContains("[*] edit the spec");
    repo.with("GIT_EDITOR", "true").run("fix", "-c", "--edit").exits(1);
    describe(repo, "- At last");
    repo.with("GIT_EDITOR", "true").run("fix", "-c", "--edit").exits(0).repo().isClean();
  }

  @Test
  void fixGoesOnOnlyOnItsBranch() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix").exits(0);
    describe(repo, "- Text");
    repo.git().git("checkout", "-q", "-b", "other");
    repo.run("-c").exits(1).errContains("fix was begun on branch master").nothingChanged();
    repo.git().git("checkout", "-q", "master");
    repo.run("-c").exits(0).repo().isClean();
  }

  @Test
  void standingOnThePatchesBranchItGoesToTheDistgitBranch() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.git().git("checkout", "-q", "master-patches");
    repo.run("fix", "-m", "Text").exits(0).repo().onBranch("master").commits(2).isClean();
  }

  @Test
  void hooksAreRunAndTheMessageIsShownAsTheyLeaveIt() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.git().hook("commit-msg", "#!/bin/sh\nprintf '\\nChange-Id: I1\\n' >> \"$1\"\n");
    repo.run("fix", "-m", "Text")
        .exits(0)
        .outContains("    Change-Id: I1\n")
        .repo()
        .headMessage("foo-bar-1.2.3-3\n\nChangelog:\n- Text\n\nChange-Id: I1");
    repo.git().hook("pre-commit", "#!/bin/sh\nexit 1\n");
    repo.run("fix").exits(0);
    repo.run("fix", "-c", "-m", "More").exits(1).nothingChanged();
  }

  @Test
  void aReleaseThatCannotBeBumpedNamesWhatEachActionHasForIt() {
    DistgitRepo repo =
        distgit("foo")
            .patches(1)
            .spec(text -> text.replaceFirst("Release:[^\n]*", "Release: XXX"))
            .create();
    repo.run("fix", "-m", "Mend it")
        .exits(1)
        .errContains("Release 'XXX' has no leading number to bump", "rdopkg fix -R 0")
        .output(text -> assertThat(text).doesNotContain("--no-bump"))
        .nothingChanged();
    repo.run("patch", "-l").exits(1).errContains("rdopkg patch --no-bump").nothingChanged();
    repo.run("fix", "-R", "0", "-m", "Mend it").exits(0).spec().contains("Release: XXX\n");
    repo.run("patch", "-l", "--no-bump").exits(0).spec().patches(1);
  }

  @Test
  void aNumberThatTheVersionHasTooIsNotBumped() {
    distgit("foo")
        .spec(
            text ->
                "%global n 3\n"
                    + text.replace("1.2.3\n", "1.2.%{n}\n").replace("2%{?dist}", "%{n}%{?dist}"))
        .create()
        .run("fix", "-m", "x")
        .exits(1)
        .errContains("Release cannot be bumped alone", "line 1", "part of the Version, too")
        .nothingChanged();
  }

  @Test
  void aDefinitionThatDoesNotHoldIsNotBumped() {
    distgit("foo")
        .spec(
            text ->
                "%if 0\n%global rel 3\n%endif\n"
                    + text.replace("2%{?dist}", "%{?rel}%{!?rel:2}%{?dist}"))
        .create()
        .run("fix", "-m", "x")
        .exits(1)
        .errContains("Release cannot be bumped alone", "line 2", "does not hold here")
        .nothingChanged();
  }

  /** A changelog header without the Release would be wrong, and running the spec's code worse. */
  @Test
  void aReleaseThatOnlyCodeOfTheSpecTellsIsRefused() {
    DistgitRepo repo =
        distgit("foo").spec(text -> text.replace("2%{?dist}", "2.%(touch ran)%{?dist}")).create();
    repo.run("fix", "-m", "x")
        .exits(1)
        .errContains("can't know the Release of foo.spec", "line 3: %(touch ran): a shell command")
        .nothingChanged();
    assertThat(repo.top().resolve("ran")).doesNotExist();
  }

  @Test
  void aReleaseWithAMacroOfOthersIsToldToBeMissing() {
    distgit("foo")
        .spec(text -> text.replace("2%{?dist}", "2.%{theirs}%{?dist}"))
        .create()
        .run("fix", "-m", "x")
        .exits(0)
        .errContains("entry and message name no Release: line 3: %{theirs}")
        .spec()
        .tag("Release")
        .is("3.%{theirs}%{?dist}");
  }

  @Test
  void aReleaseOfRpmautospecIsNoCode() {
    distgit("foo")
        .spec(
            text ->
                "%define autorelease(e:s:pb:n) %{lua: print(3)}\n%global rel %autorelease\n"
                    + text.replace("2%{?dist}", "%{rel}"))
        .create()
        .run("fix", "-m", "x")
        .exits(0);
  }
}
