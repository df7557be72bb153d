package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** {@code rdopkg patch --branches}. */
class PatchBranchesTest {
  private static final String ENTRY = "* Mon Nov 23 2026 Test User <test@example.com> 1.2.3-";

  private static DistgitRepo repo() {
    DistgitRepo repo = distgit("foo-bar").branch("rawhide").patches(3).inSpec(1).create();
    repo.git().git("branch", "f42");
    return repo;
  }

  /** A branch with another Release and another summary. */
  private static void diverge(DistgitRepo repo, String branch) {
    repo.git().git("checkout", "-q", "-b", branch);
    String spec = repo.git().read("foo-bar.spec");
    repo.git()
        .write(
            "foo-bar.spec",
            spec.replace("Release:          2%", "Release:          7%")
                .replace("1.2.3-2\n- Update", "1.2.3-7\n- Rebuild, update")
                .replace("Sample package foo-bar\n\nLicense", "Old package\n\nLicense"));
    repo.git().commitAll("foo-bar-1.2.3-7");
    repo.git().git("checkout", "-q", "rawhide");
  }

  private static String at(DistgitRepo repo, String branch, String file) {
    return repo.git().git("show", branch + ":" + file) + "\n";
  }

  @Test
  void aBranchWithTheSameFilesGetsTheSameCommit() {
    DistgitRepo repo = repo();
    repo.run("patch", "-l", "--branches", "f42,rawhide,f42")
        .exits(0)
        .outContains("f42: the same commit\n")
        .repo()
        .same("f42", "rawhide")
        .onBranch("rawhide")
        .isClean();
  }

  @Test
  void anotherOneGetsACommitWithItsOwnReleaseAndEntry() {
    DistgitRepo repo = repo();
    diverge(repo, "f41");
    String tip = repo.git().id("f41");
    repo.run("patch", "-l", "--branches", "f42,f41")
        .exits(0)
        .outContains("f42: the same commit\n", "f41: a commit of its own, ")
        .repo()
        .isClean();
    assertThat(repo.git().id("f41~")).isEqualTo(tip);
    assertThat(at(repo, "f41", "foo-bar.spec"))
        .contains("Release:          8%{?dist}", "Old package")
        .contains(ENTRY + "8\n- Original Patch 3\n- Original Patch 2\n\n* Mon Apr 24 2017");
    assertThat(repo.git().git("diff", "--name-status", "f41~", "f41"))
        .isEqualTo(
            "A\t0002-Original-Patch-2.patch\nA\t0003-Original-Patch-3.patch\nM\tfoo-bar.spec");
    assertThat(repo.git().git("log", "-1", "--format=%s", "f41")).isEqualTo("foo-bar-1.2.3-8");
  }

  @Test
  void aBranchWithAPatchesBranchOfItsOwnTakesThat() {
    DistgitRepo repo = repo();
    repo.git().git("branch", "f42-patches", "rawhide-patches~");
    repo.run("patch", "-l", "--branches", "f42").exits(0).outContains("f42: a commit of its own");
    assertThat(at(repo, "f42", "foo-bar.spec"))
        .contains("Patch0002:        0002-Original-Patch-2.patch")
        .doesNotContain("Original-Patch-3");
  }

  @Test
  void theOtherBranchesAreUpdatedWhenThereIsNothingToDoHere() {
    DistgitRepo repo = repo();
    repo.run("patch", "-l").exits(0);
    repo.run("patch", "-l", "--branches", "f42")
        .exits(0)
        .outContains("No changes to patches found\n", "f42: a commit of its own, ");
    assertThat(repo.git().git("diff", "f42", "rawhide")).isEmpty();
    repo.run("patch", "-l", "--branches", "f42").exits(0).outContains("f42: nothing to do\n");
  }

  @Test
  void aBranchOnAnotherVersionWithoutPatchesBranchIsLeftAlone() {
    DistgitRepo repo = repo();
    repo.git().git("tag", "1.0.0", "1.2.3^{tree}");
    repo.git().git("checkout", "-q", "f42");
    repo.git().importing("other").file("a", "1").commit("Release 1.1.0").done();
    repo.git().git("tag", "1.1.0", "other");
    String spec = repo.git().read("foo-bar.spec");
    repo.git().write("foo-bar.spec", spec.replace("          1.2.3\n", "          1.1.0\n"));
    repo.git().commitAll("older");
    repo.git().git("checkout", "-q", "rawhide");
    String tip = repo.git().id("f42");
    repo.run("patch", "-l", "--branches", "f42,nonesuch")
        .exits(1)
        .errContains(
            "f42 is left as it is: it has no patches branch f42-patches: rawhide-patches stands on"
                + " 1.2.3, not on its 1.1.0",
            "nonesuch is left as it is: there is no branch nonesuch");
    assertThat(repo.git().id("f42")).isEqualTo(tip);
    repo.repo().commits(3);
  }

  @Test
  void aBranchThatIsNotHereComesWithAHint() {
    DistgitRepo repo = repo();
    repo.git().git("remote", "add", "origin", ".");
    repo.git().git("update-ref", "refs/remotes/origin/f41", "f42");
    repo.run("patch", "-l", "--branches", "f41,f4x")
        .exits(1)
        .errContains(
            "f41 is left as it is: there is no branch f41: git branch f41 origin/f41 makes one",
            "f4x is left as it is: there is no branch f4x; did you mean f42?");
  }

  @Test
  void aBranchThatIsCheckedOutElsewhereIsLeftAlone() {
    DistgitRepo repo = repo();
    repo.git().git("worktree", "add", "-q", "../f42", "f42");
    String tip = repo.git().id("f42");
    repo.run("patch", "-l", "--branches", "f42").exits(1).errContains("f42 is left as it is");
    assertThat(repo.git().id("f42")).isEqualTo(tip);
  }

  @Test
  void theRemotePatchesBranchesAreTakenUnlessLocal() {
    DistgitRepo repo = distgit("foo-bar").branch("rawhide").patches(3).remote("patches").create();
    repo.git().git("branch", "f42");
    repo.git().git("push", "-q", "patches", "rawhide-patches~:refs/heads/f42-patches");
    repo.git().git("fetch", "-q", "patches");
    repo.git().git("branch", "f42-patches", "rawhide-patches");
    String mine = repo.git().id("f42-patches");
    repo.run("patch", "--branches", "f42")
        .exits(0)
        .errContains("is only on the local branch f42-patches and leaves it: Original Patch 3")
        .repo()
        .same("f42-patches", "rawhide-patches~");
    assertThat(at(repo, "f42", "foo-bar.spec")).doesNotContain("Original-Patch-3");
    assertThat(repo.git().git("for-each-ref", "refs/rdopkg/old")).contains(mine);
  }

  @Test
  void dryRunAndJsonTellOfEachBranch() {
    DistgitRepo repo = repo();
    diverge(repo, "f41");
    CheckoutPicture before = CheckoutPicture.of(repo);
    repo.run("patch", "-l", "--dry-run", "--branches", "f41,nonesuch")
        .exits(1)
        .outContains("f41: would get foo-bar-1.2.3-8\n");
    assertThat(CheckoutPicture.of(repo)).isEqualTo(before);
    repo.run("patch", "-l", "--json", "--branches", "f41,f42,nonesuch")
        .exits(1)
        .outContains(
            "\"status\": \"replayed\"", "\"status\": \"fast-forwarded\"", "\"status\": \"failed\"");
  }

  @Test
  void amendTakesThePlaceOfEachBranchsLastCommit() {
    DistgitRepo repo = repo();
    diverge(repo, "f41");
    String parent = repo.git().id("f41~");
    repo.run("patch", "-laB", "--branches", "f41").exits(0);
    assertThat(repo.git().id("f41~")).isEqualTo(parent);
  }

  @Test
  void oneUndoTakesAllOfItBack() {
    DistgitRepo repo = repo();
    diverge(repo, "f41");
    CheckoutPicture before = CheckoutPicture.of(repo);
    repo.run("patch", "-l", "--branches", "f41,f42").exits(0);
    CheckoutPicture after = CheckoutPicture.of(repo);
    repo.run("undo").exits(0);
    assertThat(CheckoutPicture.of(repo)).isEqualTo(before);
    repo.run("redo").exits(0);
    assertThat(CheckoutPicture.of(repo)).isEqualTo(after);
  }
}
