package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.Distgit;
import org.rdopkg.testkit.DistgitRepo;

class NewVersionWorkflowTest {
  private static DistgitRepo released(Distgit distgit, String... tags) {
    DistgitRepo repo = distgit.create();
    String from = "1.2.3";
    for (String tag : tags) {
      NewVersions.release(repo, tag, from, Map.of());
      from = tag;
    }
    return repo;
  }

  @Test
  void patchesAreRebasedAndSpecAndFilesFollowInOneCommit() {
    DistgitRepo repo = released(distgit("foo-bar").epoch(1).patches(3).inSpec(2), "2.0.0");
    repo.run("new-version", "-lntU", "2.0.0")
        .exits(0)
        .outContains("Requested distgit update finished, see last commit.", "Patches: 3 kept")
        .spec()
        .tag("Version")
        .is("2.0.0")
        .tag("Release")
        .is("1%{?dist}")
        .patches(3)
        .changelogTop("Mon Nov 23 2026 Test User <test@example.com> 1:2.0.0-1", "- Update to 2.0.0")
        .repo()
        .onBranch("master")
        .isClean();
    assertThat(NewVersions.message(repo))
        .isEqualTo("foo-bar-2.0.0-1\n\nChangelog:\n- Update to 2.0.0");
    repo.repo().same("master-patches~3", "2.0.0");
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
  }

  @Test
  void theBranchIsWhatGitsRebaseWouldMake() {
    DistgitRepo repo = released(distgit("foo-bar").patches(4), "2.0.0");
    repo.git().git("branch", "by-git", "master-patches");
    repo.run("new-version", "-lnU", "2.0.0").exits(0);
    repo.git().git("checkout", "-q", "by-git");
    repo.git().git("rebase", "-q", "2.0.0");
    repo.repo().same("by-git", "master-patches");
  }

  @Test
  void theWorkTreeIsLeftAlone() throws IOException {
    DistgitRepo repo = released(distgit("foo-bar").patches(2).file("other", "x\n"), "2.0.0");
    repo.git().write("untracked", "mine\n");
    FileTime long_ago = FileTime.fromMillis(1_000_000_000_000L);
    for (String name : new String[] {"other", "untracked"}) {
      Files.setLastModifiedTime(repo.top().resolve(name), long_ago);
    }
    repo.run("new-version", "-lnU", "2.0.0").exits(0);
    for (String name : new String[] {"other", "untracked"}) {
      assertThat(Files.getLastModifiedTime(repo.top().resolve(name))).isEqualTo(long_ago);
    }
    assertThat(repo.git().git("reflog", "--format=%gs", "-n", "1", "HEAD"))
        .startsWith("rdopkg new-version: foo-bar-2.0.0-1");
    repo.repo().status("?? untracked").onBranch("master");
  }

  @Test
  void withoutAVersionTheNewestReleaseIsTaken() {
    released(distgit("foo").patches(1), "v1.3.0", "2.0.0-rc1", "v1.10.0")
        .run("new-version", "-lnU")
        .exits(0)
        .errContains("Latest version of upstream's tags: 1.10.0")
        .spec()
        .tag("Version")
        .is("1.10.0");
  }

  @Test
  void aRangeAndPreReleasesOnRequest() {
    released(distgit("foo").patches(1), "1.2.9", "2.0.0")
        .run("new-version", "-lnU", "--range", "~1.2")
        .exits(0)
        .spec()
        .tag("Version")
        .is("1.2.9");
    released(distgit("foo").patches(1), "2.0.0-rc1")
        .run("new-version", "-lnU", "--pre")
        .exits(0)
        .spec()
        .tag("Version")
        .is("2.0.0~rc1")
        .contains("# patches_base=2.0.0-rc1")
        .run("new-version", "-lnU", "2.0.0-rc1")
        .outContains("Package is already at version 2.0.0~rc1")
        .nothingChanged();
  }

  @Test
  void aTagIsAsGoodAsAVersionAndUpstreamMayChangeItsStyle() {
    released(distgit("foo").patches(1), "v2.0.0")
        .run("new-version", "-lnU", "v2.0.0")
        .exits(0)
        .spec()
        .tag("Version")
        .is("2.0.0")
        .changelogTop(1)
        .doesNotContain("patches_base");
    released(distgit("foo").patches(1), "v2.0.0")
        .run("new-version", "-lnU", "2.0.0")
        .exits(0)
        .spec()
        .tag("Version")
        .is("2.0.0");
    released(distgit("foo").patches(1), "v2.0.0-final")
        .run("new-version", "-lnU")
        .exits(0)
        .spec()
        .tag("Version")
        .is("2.0.0")
        .doesNotContain("patches_base");
    released(distgit("foo").patches(1), "foo-2.0.0")
        .run("new-version", "-lnU", "foo-2.0.0")
        .exits(0)
        .spec()
        .tag("Version")
        .is("2.0.0");
  }

  @Test
  void alreadyThereIsSaidAndNothingIsDone() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    repo.run("new-version", "-lnU", "1.2.3")
        .exits(0)
        .outIs("Package is already at version 1.2.3\n")
        .nothingChanged();
    repo.git().git("update-ref", "refs/remotes/upstream/master", "1.2.3");
    repo.run("new-version", "-ln")
        .exits(0)
        .outIs("Package is already at version 1.2.3\n")
        .nothingChanged();
  }

  @Test
  void withoutTagsAndUpstreamTheNewestVersionCantBeGuessed() {
    distgit("foo")
        .patches(1)
        .create()
        .run("new-version")
        .exits(1)
        .errContains(
            "Upstream branch not found: upstream/master",
            "Can't guess latest version.",
            "rdopkg new-version 1.2.3",
            "git remote add -f upstream GIT_URL")
        .nothingChanged();
  }

  @Test
  void milestonesCountReleaseUpAndNameTheirBase() {
    DistgitRepo repo =
        released(distgit("foo").epoch(1).patches(2), "2.0.0.0rc1", "2.0.0.0rc2", "2.0.0");
    repo.run("new-version", "-lnU", "2.0.0.0rc1")
        .exits(0)
        .spec()
        .contains("%global milestone .0rc1\n", "#\n# patches_base=2.0.0.0rc1\n#\n")
        .tag("Version")
        .is("2.0.0")
        .tag("Release")
        .is("0.1%{?milestone}%{?dist}");
    repo.run("new-version", "-lnU", "2.0.0.0rc2")
        .exits(0)
        .spec()
        .contains("%global milestone .0rc2\n", "# patches_base=2.0.0.0rc2\n")
        .tag("Release")
        .is("0.2%{?milestone}%{?dist}")
        .changelogTop(
            "Mon Nov 23 2026 Test User <test@example.com> 1:2.0.0-0.2.0rc2",
            "- Update to 2.0.0.0rc2");
    repo.run("new-version", "-lnU", "2.0.0")
        .exits(0)
        .spec()
        .doesNotContain("milestone")
        .doesNotContain("patches_base")
        .tag("Release")
        .is("1%{?dist}");
  }

  @Test
  void thePatchesBaseFollows() {
    released(distgit("foo").patches(3).magic("patches_base", "1.2.3+1"), "2.0.0")
        .run("new-version", "-lnU", "2.0.0")
        .exits(0)
        .errContains("skipped by patches_base: ", "Original Patch 1")
        .spec()
        .contains("# patches_base=+1\n")
        .patches(2);
    released(
            distgit("foo")
                .patches(1)
                .magic("patches_ignore", "DROP")
                .magic("patches_base", "1.2.3")
                .patch("DROP me", "dropped", "x\n"),
            "2.0.0")
        .run("new-version", "-lnU", "2.0.0")
        .exits(0)
        .spec()
        .contains("# patches_base=2.0.0\n", "# patches_ignore=DROP\n")
        .patches(1);
  }

  @Test
  void aSkippedPatchThatUpstreamHasIsNotCountedAnyMore() {
    DistgitRepo repo = distgit("foo").patches(2).magic("patches_base", "+1").create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("original_patch_1", "Original Patch 1\n"));
    repo.run("new-version", "-lnU", "2.0.0")
        .exits(0)
        .spec()
        .doesNotContain("patches_base")
        .patchFiles("0001-Original-Patch-2.patch");
  }

  @Test
  void patchesThatUpstreamHasAreDroppedWithTheReason() {
    DistgitRepo repo = distgit("foo").patches(3).inSpec(3).create();
    repo.git().git("checkout", "-q", "-b", "up", "1.2.3");
    repo.git().git("cherry-pick", "-x", "master-patches~1");
    repo.git().write("more", "x\n").commitAll("more");
    repo.git().git("tag", "2.0.0");
    repo.git().git("checkout", "-q", "master");
    repo.run("new-version", "-lnU", "2.0.0", "--changelog", "full")
        .exits(0)
        .outContains("Patches: 2 kept, 1 upstreamed", "same change as ")
        .spec()
        .patches(2)
        .contains("- Update to 2.0.0\n", "- Drop patch merged upstream: Original Patch 2\n");
    assertThat(NewVersions.message(repo))
        .contains("- Drop patch merged upstream: Original Patch 2");
  }

  @Test
  void patchesThatOnlyEvidenceProvesAreDroppedOnRequest() {
    String id = "\n\nChange-Id: I1111111111111111111111111111111111111111";
    Distgit described = distgit("foo").patch("Fix it" + id, "fix", "ours\n");
    DistgitRepo repo = described.create();
    var history = repo.git().importing("up").from("1.2.3");
    history.file("fix", "theirs\n").commit("Fix it better" + id).done();
    repo.git().git("tag", "2.0.0", "up");
    repo.run("new-version", "-lnU", "--dry-run", "2.0.0")
        .exits(1)
        .outContains("conflict", "same Change-Id as")
        .nothingChanged();
    repo.run("new-version", "-lnU", "--drop-upstreamed", "auto", "2.0.0")
        .exits(0)
        .outContains("1 upstreamed", "same Change-Id as")
        .spec()
        .patches(0);
    repo.repo().same("master-patches", "2.0.0").isClean();
  }

  @Test
  void bumpOnlyNeedsNoTagAndNamesBugs() {
    DistgitRepo repo = distgit("foo-bar").noPatchesBranch().create();
    repo.git().write("../hdr", "Header text\n\nmore\n");
    repo.run("new-version", "-b", "-n", "-B", "rhbz#12345,rhbz#232323", "-H", "../hdr", "2.1.0")
        .exits(0)
        .spec()
        .tag("Version")
        .is("2.1.0")
        .contains("- Update to 2.1.0 (rhbz#12345,rhbz#232323)\n")
        .repo()
        .headChanges("M foo-bar.spec");
    assertThat(NewVersions.message(repo))
        .isEqualTo(
            "Header text\n\nmore\n\nChangelog:\n- Update to 2.1.0 (rhbz#12345,rhbz#232323)\n\n"
                + "Resolves: rhbz#12345\nResolves: rhbz#232323");
    repo.run("new-version", "-b", "-n", "-B", "", "2.2.0").exits(0);
    assertThat(NewVersions.message(repo)).endsWith("\n- Update to 2.2.0");
  }

  @Test
  void aMissingRemotePatchesBranchMeansBumpOnlyUnlessTheSpecHasPatches() {
    released(distgit("foo").noPatchesBranch(), "2.0.0")
        .run("new-version", "-nU", "2.0.0")
        .exits(0)
        .errContains("warning: Patches branch not found: patches/master-patches")
        .spec()
        .tag("Version")
        .is("2.0.0");
    released(distgit("foo").patches(1), "2.0.0")
        .run("new-version", "-nU", "2.0.0")
        .exits(0)
        .errContains("the local branch master-patches stays as it is; -l rebases it");
    released(distgit("foo").patches(1).inSpec(1), "2.0.0")
        .run("new-version", "-nU", "2.0.0")
        .exits(1)
        .errContains("Patches branch not found: patches/master-patches", "rdopkg", "-l")
        .nothingChanged();
  }

  @Test
  void theRemoteBranchIsTheOneThatIsRebased() {
    DistgitRepo repo = distgit("foo").patches(2).remote("patches").create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    repo.git().git("branch", "-D", "-q", "master-patches");
    String before = repo.git().id("refs/remotes/patches/master-patches");
    repo.run("new-version", "-nU", "2.0.0")
        .exits(0)
        .errContains("Not pushed to patches/master-patches. To do that: git push")
        .spec()
        .patches(2);
    assertThat(repo.git().id("refs/remotes/patches/master-patches")).isEqualTo(before);
    repo.repo().same("master-patches~2", "2.0.0");
  }

  @Test
  void aMissingBranchIsToldBeforeUpstreamsChanges() {
    DistgitRepo repo = released(distgit("foo").patches(2).inSpec(2), "2.0.0");
    repo.git().git("branch", "-D", "master-patches");
    for (String[] way : new String[][] {{"new-version", "2.0.0"}, {"new-version", "-l", "2.0.0"}}) {
      repo.run(way).exits(1).outIs("").errContains("atches branch not found: ").nothingChanged();
    }
  }

  @Test
  void dryRunChangesNothingAndJsonTellsAll() {
    DistgitRepo repo = released(distgit("foo").patches(2), "2.0.0");
    repo.run("new-version", "-lnU", "--dry-run", "--json", "2.0.0")
        .exits(0)
        .outContains(
            "\"status\": \"planned\"", "\"verdict\": \"kept\"", "\"version_release\": \"2.0.0-1\"")
        .nothingChanged();
    repo.run("new-version", "-ln", "--dry-run", "2.0.0")
        .exits(0)
        .outContains("1 file changed, 1 insertion(+)", "Dry run: nothing was changed.")
        .nothingChanged();
  }

  @Test
  void requirementsChangesAreShown() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    NewVersions.release(
        repo, "2.0.0", "1.2.3", Map.of("requirements.txt", "requests>=3.0.0\nsix\nyaml\n"));
    repo.run("new-version", "-ln", "2.0.0")
        .exits(0)
        .outContains("-requests>=2.14.2", "+requests>=3.0.0", "+yaml", "requirements.txt");
  }

  @Test
  void onThePatchesBranchItSwitchesToTheDistgitBranch() {
    DistgitRepo repo = released(distgit("foo").patches(1), "2.0.0");
    repo.git().git("checkout", "-q", "master-patches");
    repo.run("new-version", "-lnU", "2.0.0").exits(0).repo().onBranch("master").isClean();
  }

  @Test
  void onlyTheMainPackagesVersionChanges() {
    released(
            distgit("foo")
                .patches(1)
                .spec(
                    s ->
                        s.replace(
                            "%prep",
                            "%package sub\nSummary: Sub\nVersion: 7.7.7\nRelease: 4\n"
                                + "%description sub\nSub.\n\n%prep")),
            "2.0.0")
        .run("new-version", "-lnU", "2.0.0")
        .exits(0)
        .spec()
        .contains("Version: 7.7.7\nRelease: 4\n");
  }

  @Test
  void commitsThatOnlyTheLocalBranchHasStayReachable() {
    DistgitRepo repo = distgit("foo").patches(1).remote("patches").create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    repo.git().git("checkout", "-q", "master-patches");
    repo.git().write("mine", "x\n").commitAll("unpushed work");
    String mine = repo.git().head();
    repo.git().git("checkout", "-q", "master");
    repo.run("new-version", "-nU", "2.0.0")
        .exits(0)
        .errContains("1 commit is only on the local branch", "unpushed work");
    assertThat(repo.git().git("for-each-ref", "--contains", mine, "refs/rdopkg")).isNotEmpty();
  }

  @Test
  void undoPutsEverythingBack() {
    DistgitRepo repo = released(distgit("foo").patches(2).inSpec(2), "2.0.0");
    String refs = NewVersions.refs(repo);
    repo.run("new-version", "-lnU", "2.0.0").exits(0);
    repo.run("undo").exits(0);
    assertThat(NewVersions.refs(repo)).isEqualTo(refs);
    repo.spec().tag("Version").is("1.2.3").patches(2);
    repo.repo().onBranch("master").isClean();
    repo.run("redo").exits(0).spec().tag("Version").is("2.0.0");
  }
}
