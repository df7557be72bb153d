package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/** Where upstream's tags come from, and which of them is taken, from end to end. */
class NewVersionChoiceTest {
  /** A package whose upstream is another repository, in a remote, with a newer release there. */
  private static DistgitRepo upstreamIn(String remote, String branch) {
    DistgitRepo repo = distgit("foo").patches(2).create();
    Path bare = repo.top().resolveSibling("up.git");
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    repo.git().git("init", "-q", "--bare", "-b", branch, bare.toString());
    repo.git().git("push", "-q", bare.toString(), "2.0.0^{commit}:refs/heads/" + branch, "--tags");
    repo.git().git("tag", "-d", "2.0.0");
    repo.git().git("remote", "add", "-f", remote, bare.toString());
    return repo;
  }

  @ParameterizedTest
  @ValueSource(strings = {"upstream", "openstack", "patches", "origin"})
  void upstreamMayBeAnyRemoteWithItsMainBranchOfAnyName(String remote) {
    for (String branch : new String[] {"main", "a/name-of-its-own"}) {
      DistgitRepo repo = upstreamIn(remote, branch);
      repo.run("new-version", "-lnU")
          .exits(0)
          .errContains("Latest version of upstream's tags: 2.0.0")
          .spec()
          .tag("Version")
          .is("2.0.0")
          .patches(2);
      repo.repo().same("master-patches~2", "2.0.0");
    }
  }

  @Test
  void nothingNewerIsKnownOnlyWhereUpstreamIs() {
    DistgitRepo repo = upstreamIn("upstream", "a/name-of-its-own");
    repo.git().git("tag", "-d", "2.0.0");
    repo.git().tryGit("symbolic-ref", "--delete", "refs/remotes/upstream/HEAD");
    repo.run("new-version", "-ln")
        .exits(1)
        .errContains("Can't guess latest version.", "git remote set-head upstream --auto")
        .nothingChanged();
    repo.run("new-version", "-lnU")
        .exits(0)
        .outIs("Package is already at version 1.2.3\n")
        .errContains("warning: upstream's branch upstream/master was not found")
        .nothingChanged();
    repo.git().git("remote", "set-head", "upstream", "--auto");
    repo.run("new-version", "-lnU").exits(0).outIs("Package is already at version 1.2.3\n");
  }

  /** As packages counted before RPM had its tilde: Release 0.1.rc1. */
  @Test
  void theReleaseFollowsAPreReleaseOfTheSameVersion() {
    for (String[] args : new String[][] {{}, {"1.2.3"}}) {
      DistgitRepo repo = distgit("foo").tag("1.2.3rc1").release("0.1.rc1").patches(1).create();
      repo.run("set-magic-comment", "patches_base", "1.2.3rc1").exits(0);
      repo.git().commitAll("Base");
      NewVersions.release(repo, "1.2.3", "1.2.3rc1", Map.of());
      List<String> all = new ArrayList<>(List.of("new-version", "-lntU"));
      all.addAll(List.of(args));
      repo.run(all.toArray(new String[0]))
          .exits(0)
          .spec()
          .tag("Version")
          .is("1.2.3")
          .tag("Release")
          .is("1%{?dist}")
          .doesNotContain("patches_base");
      repo.run("new-version", "-lnU", "1.2.3").exits(0).outContains("already at version 1.2.3");
    }
  }

  /** As OpenSSH has it. */
  @Test
  void aPatchLevelIsWrittenOtherwiseInTagsAndSpec() {
    DistgitRepo repo =
        distgit("foo").version("9.9p1").tag("V_9_9_P1").patches(2).inSpec(2).create();
    repo.run("pkgenv").exits(0).outContains("V_9_9_P1", "V_X_Y_Z_PN");
    NewVersions.release(repo, "V_9_9_P2", "V_9_9_P1", Map.of());
    NewVersions.release(repo, "V_10_0_P1", "V_9_9_P2", Map.of());
    repo.run("versions").exits(0).outContains("10.0p1  V_10_0_P1", "9.9p2   V_9_9_P2");
    repo.run("new-version", "-lnU").exits(0).spec().tag("Version").is("10.0p1").patches(2);
    repo.repo().same("master-patches~2", "V_10_0_P1");
    repo.run("versions").exits(0).outIs("");
    NewVersions.release(repo, "V_10_0_P2", "V_10_0_P1", Map.of());
    repo.run("new-version", "-lnU", "10.0p2").exits(0).spec().tag("Version").is("10.0p2");
  }

  /** The tag's name changes from release to release, and so do Version and Release with it. */
  @Test
  void aPackageFollowsItsUpstreamThroughTheYears() {
    DistgitRepo repo = distgit("foo").tag("foo_1_2_3").patches(2).inSpec(2).create();
    String[][] steps = {
      {"foo-1.3.0", "1.3.0", "1%{?dist}"},
      {"v1.4.0-rc1", "1.4.0~rc1", "1%{?dist}"},
      {"v1.4.0", "1.4.0", "1%{?dist}"},
      {"v1.4.0.1", "1.4.0.1", "1%{?dist}"},
      {"2.0.0.0rc1", "2.0.0", "0.1%{?milestone}%{?dist}"},
      {"2.0.0.0rc2", "2.0.0", "0.2%{?milestone}%{?dist}"},
      {"2.0.0", "2.0.0", "1%{?dist}"},
      {"2.0.0a", "2.0.0a", "1%{?dist}"},
      {"release-10.0", "10.0", "1%{?dist}"},
    };
    String from = "foo_1_2_3";
    for (String[] step : steps) {
      NewVersions.release(repo, step[0], from, Map.of());
      repo.run("new-version", "-lnU", "--pre")
          .exits(0)
          .spec()
          .tag("Version")
          .is(step[1])
          .tag("Release")
          .is(step[2])
          .patches(2);
      repo.repo().same("master-patches~2", step[0]).isClean();
      repo.run("pkgenv").exits(0).outContains(step[0] + " : existing git tag");
      repo.run("patch", "-l").exits(0).outContains("No changes to patches found");
      from = step[0];
    }
    repo.spec().doesNotContain("patches_base").doesNotContain("milestone");
  }

  @Test
  void aPatchLevelThatNoSpecCanWriteIsFollowed() {
    DistgitRepo repo = distgit("foo").version("7.1.1.9").tag("7.1.1-9").patches(1).create();
    NewVersions.release(repo, "7.1.1-10", "7.1.1-9", Map.of());
    repo.run("versions").exits(0).outIs("7.1.1-10  7.1.1-10  <- rdopkg new-version\n");
    repo.run("new-version", "-lnU").exits(0).spec().tag("Version").is("7.1.1.10");
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found");
    repo.git().git("update-ref", "refs/remotes/upstream/main", "7.1.1-10");
    repo.run("new-version", "-lnU").exits(0).outContains("already at version 7.1.1.10");
  }

  @Test
  void tagsOfOurOwnBuildsAreNeverTaken() {
    DistgitRepo repo = distgit("foo").tag("foo-1.2.3").patches(1).create();
    repo.run("tag-patches").exits(0);
    assertThat(repo.git().git("tag", "-l")).contains("foo-1.2.3-2");
    repo.git().git("update-ref", "refs/remotes/upstream/main", "foo-1.2.3");
    repo.run("new-version", "-lnU").exits(0).outContains("already at version 1.2.3");
    TempGit git = repo.git();
    git.git("tag", "foo-1.2.3-3", "master-patches");
    repo.run("versions").exits(0).outIs("");
  }
}
