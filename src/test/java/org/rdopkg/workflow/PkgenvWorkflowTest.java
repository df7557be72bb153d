package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.PrepStyle;

/** {@code rdopkg pkgenv}: what it prints, to the letter, on full and incomplete set-ups. */
class PkgenvWorkflowTest {
  @Test
  void aPlainPackage() {
    DistgitRepo repo = distgit("foo-bar").epoch(1).create();
    repo.git().git("branch", "-D", "master-patches");
    repo.run("pkgenv")
        .exits(0)
        .outIs(
            """

            Package:        foo-bar
            VR:             1:1.2.3-2
            Version:        1.2.3
            Upstream:       upstream remote/branch not found
            Release:        2%{?dist}
            Release style:  generic
            Rls bump index: last-numeric
            Tag style:      X.Y.Z

            Dist-git branch:        master
            Patches style:          branch
            Patches base:           N/A
            Patches base ref:       1.2.3 : existing git tag
            Local patches branch:   master-patches : not found
            Remote patches branch:  patches/master-patches : not found
            Remote upstream branch: upstream/master : not found

            OS dist:                RDO
            Patches apply method:   autosetup
            """)
        .errIsEmpty()
        .nothingChanged();
  }

  @Test
  void aMilestoneIsPartOfTheBase() {
    distgit("foo-bar")
        .version("2.0.0")
        .release("0.1%{?milestone}%{?dist}")
        .tag("2.0.0.0rc1")
        .spec(s -> "%global milestone .0rc1\n" + s)
        .create()
        .run("pkgenv")
        .exits(0)
        .outContains(
            "VR:             2.0.0-0.1.0rc1\n",
            "Patches base ref:       2.0.0.0rc1 : existing git tag\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%global dist .el7", " %define dist .el7", "%{!?dist: %global dist .el7}"})
  void aDistOfTheSpecsOwnIsLeftOutToo(String definition) {
    DistgitRepo repo = distgit("foo").patches(1).spec(s -> definition + "\n" + s).create();
    repo.run("pkgenv").exits(0).outContains("VR:             1.2.3-2\n");
    repo.run("patch", "-l").exits(0);
    assertThat(repo.git().git("log", "-1", "--format=%s")).isEqualTo("foo-1.2.3-3");
    assertThat(repo.git().read("foo.spec"))
        .startsWith(definition + "\n")
        .containsPattern("> (- )?1\\.2\\.3-3\n")
        .contains("Release:          3%{?dist}\n");
  }

  @Test
  void aBadBaseIsShownNotAnError() {
    distgit("foo-bar")
        .magic("patches_base", "NOPE+9")
        .create()
        .run("pkgenv")
        .exits(0)
        .outContains(
            "Patches base:           NOPE+9\n",
            "Patches base ref:       NOPE : invalid git reference\n");
  }

  @Test
  void dlrnReleasesBumpTheirSecondNumber() {
    distgit("foo-bar")
        .release("0.1.20170811112938.81363ec%{?dist}")
        .create()
        .run("pkgenv")
        .exits(0)
        .outContains("Release style:  DLRN 0.1.date.hash\n", "Rls bump index: 2 / MINOR\n");
  }

  @Test
  void tagsWithALetterInFrontAreFound() {
    distgit("foo-bar").tag("v1.2.3").create().run("pkgenv").exits(0).outContains("vX.Y.Z\n");
  }

  @Test
  void standingOnThePatchesBranchItReadsTheDistgitBranchAndStaysWhereItIs() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.git().git("checkout", "-q", "master-patches");
    repo.run("pkgenv")
        .exits(0)
        .outContains("Dist-git branch:        master\n")
        .nothingChanged()
        .repo()
        .onBranch("master-patches");
  }

  @Test
  void aPatchesBranchWithoutDistgitBranchIsRefused() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.git().git("branch", "-m", "master", "lone-patches");
    repo.run("pkgenv")
        .exits(1)
        .errContains("Invalid usage: This action must be run on a distgit branch.")
        .nothingChanged();
  }

  @Test
  void theNewestUpstreamVersionIsShown() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.git().git("tag", "1.10.0", "1.2.3");
    repo.git().git("tag", "2.0.0rc1", "1.2.3");
    repo.git().git("update-ref", "refs/remotes/upstream/master", "1.2.3");
    repo.git().git("remote", "add", "upstream", "/nowhere");
    repo.run("pkgenv")
        .exits(0)
        .outContains("Upstream:       1.10.0\n", "Remote upstream branch: upstream/master : ");
  }

  @ParameterizedTest
  @CsvSource({
    "AUTOSETUP, autosetup",
    "AUTOPATCH, autopatch",
    "PATCH_N, rpm",
    "PATCH_P, rpm",
  })
  void theApplyMethodIsThatOfPrep(PrepStyle prep, String method) {
    distgit("foo-bar")
        .prep(prep)
        .patches(1)
        .inSpec(1)
        .create()
        .run("pkgenv")
        .exits(0)
        .outContains("Patches apply method:   " + method + "\n");
  }

  @Test
  void jsonHasTheSameValues() {
    distgit("foo-bar")
        .create()
        .run("pkgenv", "--json")
        .exits(0)
        .outContains("\"vr\": \"1.2.3-2\"", "\"os_dist\": \"RDO\"");
  }
}
