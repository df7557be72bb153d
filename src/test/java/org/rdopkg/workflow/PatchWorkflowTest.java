package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.PrepStyle;
import org.rdopkg.testkit.Run;

/** {@code rdopkg patch} from end to end, on real repositories. */
class PatchWorkflowTest {
  @Test
  void firstPatchesGetFilesLinesBumpEntryAndOneCommit() {
    distgit("foo-bar")
        .patches(2)
        .create()
        .run("patch", "-l")
        .exits(0)
        .outContains("+Release:          3%{?dist}", "Requested distgit update finished")
        .spec()
        .tag("Release")
        .is("3%{?dist}")
        .patchFiles("0001-Original-Patch-1.patch", "0002-Original-Patch-2.patch")
        .contains(
            """


            Patch0001: 0001-Original-Patch-1.patch
            Patch0002: 0002-Original-Patch-2.patch

            """)
        .changelogTop(2)
        .repo()
        .headMessage("foo-bar-1.2.3-3\n\nChangelog:\n- Original Patch 2\n- Original Patch 1")
        .headChanges(
            "A 0001-Original-Patch-1.patch", "A 0002-Original-Patch-2.patch", "M foo-bar.spec")
        .commits(2)
        .isClean();
  }

  @Test
  void theSecondRunFindsNothingToDo() {
    distgit("foo-bar")
        .patches(3)
        .create()
        .run("patch", "-l")
        .exits(0)
        .run("patch", "-l")
        .exits(0)
        .outContains("No changes to patches found")
        .nothingChanged()
        .repo()
        .commits(2)
        .isClean();
  }

  @Test
  void aNewCommitOnTheBranchIsAnnounced() {
    DistgitRepo repo = distgit("foo-bar").epoch(1).patches(3).inSpec(2).create();
    repo.run("patch", "-l")
        .exits(0)
        .spec()
        .patches(3)
        .changelogTop(1)
        .contains("1:1.2.3-3\n- Original Patch 3\n")
        .repo()
        .headMessage("foo-bar-1.2.3-3\n\nChangelog:\n- Original Patch 3")
        .headChanges("A 0003-Original-Patch-3.patch", "M foo-bar.spec")
        .isClean();
  }

  @Test
  void aCommitThatLeftTheBranchTakesItsFileAndLineAlong() {
    DistgitRepo repo = distgit("foo-bar").prep(PrepStyle.PATCH_N).patches(3).inSpec(3).create();
    repo.git().git("branch", "-f", "master-patches", "master-patches~2");
    repo.run("patch", "-l")
        .exits(0)
        .errContains("removed 0002-Original-Patch-2.patch")
        .spec()
        .patches(1)
        .doesNotContain("%patch0002")
        .changelogTop("Mon Nov 23 2026 " + who() + " 1.2.3-3", "- Update patches")
        .repo()
        .headChanges(
            "D 0002-Original-Patch-2.patch", "D 0003-Original-Patch-3.patch", "M foo-bar.spec")
        .isClean();
  }

  private static String who() {
    return "Test User <test@example.com>";
  }

  @Test
  void updatePatchesLeavesReleaseAndChangelogAlone() {
    distgit("foo-bar")
        .patches(1)
        .create()
        .run("update-patches")
        .exits(0)
        .spec()
        .tag("Release")
        .is("2%{?dist}")
        .patches(1)
        .repo()
        .headMessage("Updated patches from master-patches")
        .isClean();
  }

  @Test
  void theRemoteBranchIsTakenUnlessTheLocalOneIsAskedFor() {
    DistgitRepo repo = distgit("foo-bar").patches(3).remote("patches").create();
    String remote = repo.git().id("patches/master-patches");
    repo.git().git("branch", "-f", "master-patches", "master-patches~1");
    repo.run("patch").exits(0).spec().patches(3).repo().same("master-patches", remote).isClean();
  }

  @Test
  void unpushedCommitsAreNamedAndStayReachable() {
    DistgitRepo repo = distgit("foo-bar").patches(2).remote("patches").create();
    repo.git().git("checkout", "-q", "master-patches");
    repo.git().write("mine", "precious\n").commitAll("My unpushed work");
    String mine = repo.git().head();
    repo.git().git("checkout", "-q", "master");
    repo.run("patch").exits(0).errContains("My unpushed work", "refs/rdopkg/").spec().patches(2);
    assertThat(repo.git().git("for-each-ref", "--contains", mine, "--format=%(refname)"))
        .startsWith("refs/rdopkg/");
  }

  @Test
  void patchesBaseSkipsAndPatchesIgnoreFilters() {
    distgit("foo-bar")
        .magic("patches_base", "1.2.3+1")
        .magic("patches_ignore", "DROP-IN-RPM")
        .patch("Skipped", "a", "a\n")
        .patch("Kept", "b", "b\n")
        .patch("DROP-IN-RPM: noise", "c", "c\n")
        .patch("Also kept", "d", "d\n")
        .create()
        .run("patch", "-l")
        .exits(0)
        .errContains("4 patches on top of 1.2.3, 1 excluded by base, 1 filtered out by regex.")
        .spec()
        .patchFiles("0001-Kept.patch", "0002-Also-kept.patch")
        .repo()
        .isClean();
  }

  @Test
  void stagedAndModifiedFilesOfTheUserStayOutOfTheCommit() {
    DistgitRepo repo = distgit("foo-bar").file("other", "1\n").patches(1).create();
    repo.git().write("staged", "new\n").git("add", "staged");
    repo.git().write("other", "2\n");
    repo.run("patch", "-l")
        .exits(0)
        .repo()
        .headChanges("A 0001-Original-Patch-1.patch", "M foo-bar.spec")
        .status(" M other", "A  staged");
  }

  /** Most gits ignore fractions of seconds; only the old index's own time stamp told the change. */
  @Test
  void aChangeInTheSecondOfTheLastGitCommandIsStillSeen() throws IOException {
    DistgitRepo repo = distgit("foo-bar").file("other", "1\n").patches(1).create();
    repo.git().git("config", "core.trustctime", "false");
    Instant second = Instant.ofEpochSecond(1_700_000_000);
    Path other = repo.top().resolve("other");
    Path index = repo.top().resolve(".git/index");
    Files.setLastModifiedTime(other, FileTime.from(second.plusMillis(100)));
    repo.git().git("update-index", "--refresh");
    repo.git().write("other", "2\n");
    Files.setLastModifiedTime(other, FileTime.from(second.plusMillis(300)));
    Files.setLastModifiedTime(index, FileTime.from(second.plusMillis(200)));
    repo.run("patch", "-l").exits(0).repo().status(" M other");
  }

  @Test
  void amendKeepsTheChangeIdAndTheNumberOfCommits() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.git().git("commit", "-q", "--amend", "-m", "Start\n\nChange-Id: Ideadbeef1234");
    repo.run("patch", "-l", "--amend")
        .exits(0)
        .repo()
        .headMessage(
            "foo-bar-1.2.3-3\n\nChangelog:\n- Original Patch 1\n\nChange-Id: Ideadbeef1234")
        .commits(1)
        .isClean();
  }

  @Test
  void aDryRunTellsAllAndWritesNothing() {
    distgit("foo-bar")
        .patches(2)
        .create()
        .run("patch", "-l", "--dry-run")
        .exits(0)
        .outContains("+Patch0002: 0002-Original-Patch-2.patch", "Dry run: nothing was changed.")
        .nothingChanged()
        .repo()
        .commits(1)
        .isClean();
  }

  @Test
  void newCommitIdsAloneBringNoBump() {
    DistgitRepo repo = distgit("foo-bar").patches(2).inSpec(2).create();
    repo.git().git("checkout", "-q", "master-patches");
    repo.git().at(1_900_000_000).git("rebase", "-q", "--force-rebase", "1.2.3");
    repo.git().git("checkout", "-q", "master");
    repo.run("patch", "-l")
        .exits(0)
        .spec()
        .tag("Release")
        .is("2%{?dist}")
        .patches(2)
        .repo()
        .headMessage("Updated patches from master-patches")
        .isClean();
  }

  @Test
  void patchesKeptByHandStay() {
    distgit("foo-bar")
        .file("local-fix.patch", "--- a/setup.py\n+++ b/setup.py\n@@ -1 +1 @@\n-x\n+y\n")
        .spec(s -> s.replace("\nBuildArch:", "\nPatch9000: local-fix.patch\n\nBuildArch:"))
        .patches(1)
        .create()
        .run("patch", "-l")
        .exits(0)
        .errContains("kept by hand: local-fix.patch")
        .spec()
        .contains("Patch9000: local-fix.patch\n", "0001-Original-Patch-1.patch")
        .repo()
        .headChanges("A 0001-Original-Patch-1.patch", "M foo-bar.spec")
        .isClean();
  }

  @Test
  void amendingWhatIsPublishedIsTold() {
    DistgitRepo repo = distgit("foo").patches(1).remote("origin").create();
    repo.run("patch", "-l", "--amend")
        .exits(0)
        .errContains("the last commit is in origin/master already", "--force-with-lease=master:");
    Run again = repo.run("patch", "-l", "--amend").exits(0);
    assertThat(again.err()).doesNotContain("already");
  }

  @Test
  void anEmptyCommitIsLeftOut() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.git().git("checkout", "-q", "master-patches");
    repo.git().git("commit", "-q", "--allow-empty", "-m", "Nothing at all");
    repo.git().git("checkout", "-q", "master");
    repo.run("patch", "-l")
        .exits(0)
        .errContains("Nothing at all: the commit changes nothing")
        .spec()
        .patches(1)
        .repo()
        .isClean();
  }

  @Test
  void aSubjectFullOfMacrosIsOnlyText() {
    distgit("foo-bar")
        .patch("Use %(touch /tmp/pwned) and %{name} for 100%", "a", "a\n")
        .create()
        .run("patch", "-l")
        .exits(0)
        .spec()
        .contains("- Use %%(touch /tmp/pwned) and %%{name} for 100%%\n")
        .repo()
        .headMessage(
            "foo-bar-1.2.3-3\n\nChangelog:\n- Use %(touch /tmp/pwned) and %{name} for 100%");
  }

  @Test
  void theCommitMacroFollowsThePatchesBranch() {
    DistgitRepo repo =
        distgit("foo-bar").spec(s -> "%global commit 0000\n" + s).patches(1).create();
    String tip = repo.git().id("master-patches");
    repo.run("patch", "-l").exits(0).spec().contains("%global commit " + tip + "\n");
  }

  @Test
  void theWorkTreeAndUntrackedFilesStayAsTheyAre() {
    DistgitRepo repo = distgit("foo-bar").patches(2).create();
    repo.git().write("notes.txt", "mine\n");
    repo.run("patch", "-l").exits(0).repo().status("?? notes.txt");
    assertThat(repo.git().read("notes.txt")).isEqualTo("mine\n");
    assertThat(repo.git().git("reflog", "--format=%gs", "HEAD")).doesNotContain("checkout");
  }

  @Test
  void standingOnThePatchesBranchItGoesToTheDistgitBranch() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.git().git("checkout", "-q", "master-patches");
    repo.run("patch", "-l")
        .exits(0)
        .errContains("Switched from master-patches to its distgit branch master.")
        .repo()
        .onBranch("master")
        .spec()
        .patches(1);
  }

  @Test
  void jsonTellsAMachine() {
    distgit("foo-bar")
        .patches(1)
        .create()
        .run("patch", "-l", "--json")
        .exits(0)
        .outContains(
            "\"status\": \"committed\"",
            "\"file\": \"0001-Original-Patch-1.patch\"",
            "\"change\": \"added\"");
  }

  @Test
  void patchesThatTheSpecCannotApplyAreTold() {
    String zero = "\0binary\n";
    distgit("foo-bar")
        .patch("Add a logo", "logo", zero)
        .create()
        .run("patch", "-l")
        .exits(0)
        .errContains("0001-Add-a-logo.patch changes binary files", "%autosetup -S git_am -p1");
    distgit("foo-bar")
        .patches(1)
        .spec(s -> s.replace("%autosetup -p1", "%autosetup"))
        .create()
        .run("patch", "-l")
        .exits(0)
        .errContains("git's patches need -p1");
  }
}
