package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** {@code rdopkg fix --branches}. */
class FixBranchesTest {
  private static final String ENTRY = "* Mon Nov 23 2026 Test User <test@example.com> 1.2.3-";

  private static DistgitRepo repo() {
    DistgitRepo repo =
        distgit("foo-bar").branch("rawhide").file("foo.service", "[Unit]\nA\nB\nC\n").create();
    repo.git().git("branch", "f42");
    return repo;
  }

  private static void edit(DistgitRepo repo, String file, String from, String to) {
    String text = repo.git().read(file);
    assertThat(text).contains(from);
    repo.git().write(file, text.replace(from, to));
  }

  private static String at(DistgitRepo repo, String branch, String file) {
    return repo.git().git("show", branch + ":" + file) + "\n";
  }

  /** A branch with an older build: another Release, another changelog, another summary. */
  private static void diverge(DistgitRepo repo, String branch) {
    repo.git().git("checkout", "-q", "-b", branch);
    edit(repo, "foo-bar.spec", "Release:          2%", "Release:          7%");
    edit(repo, "foo-bar.spec", "1.2.3-2\n- Update", "1.2.3-7\n- Rebuild for the branch, update");
    edit(repo, "foo-bar.spec", "Sample package foo-bar\n\nLicense", "Old package\n\nLicense");
    repo.git().commitAll("foo-bar-1.2.3-7");
    repo.git().git("checkout", "-q", "rawhide");
  }

  @Test
  void whereTheFilesAreTheSameTheBranchGetsTheSameCommit() {
    DistgitRepo repo = repo();
    edit(repo, "foo-bar.spec", "ASL 2.0", "Apache-2.0");
    repo.run("fix", "--branches", "f42,rawhide,f42", "-m", "Use SPDX")
        .exits(0)
        .outContains("f42: the same commit\n")
        .repo()
        .same("f42", "rawhide")
        .onBranch("rawhide")
        .isClean();
  }

  @Test
  void elsewhereTheBranchGetsACommitOfItsOwn() {
    DistgitRepo repo = repo();
    diverge(repo, "f41");
    String tip = repo.git().id("f41");
    edit(repo, "foo-bar.spec", "ASL 2.0", "Apache-2.0");
    edit(repo, "foo.service", "B\n", "B2\n");
    repo.run("fix", "--branches", "f42,f41", "-m", "Use SPDX (rhbz#5)")
        .exits(0)
        .outContains("f42: the same commit\n", "f41: a commit of its own, ")
        .repo()
        .isClean();
    assertThat(repo.git().id("f41~")).isEqualTo(tip);
    assertThat(repo.git().git("log", "-1", "--format=%B", "f41").strip())
        .isEqualTo("foo-bar-1.2.3-8\n\nChangelog:\n- Use SPDX (rhbz#5)\n\nResolves: rhbz#5");
    assertThat(at(repo, "f41", "foo-bar.spec"))
        .contains("Release:          8%{?dist}", "Apache-2.0", "Old package")
        .contains("%changelog\n" + ENTRY + "8\n- Use SPDX (rhbz#5)\n\n* Mon Apr 24 2017");
    assertThat(at(repo, "f41", "foo.service")).isEqualTo("[Unit]\nA\nB2\nC\n");
    assertThat(repo.git().git("diff", "--name-only", "f41~", "f41"))
        .isEqualTo("foo-bar.spec\nfoo.service");
    repo.git().checkSound();
  }

  @Test
  void aBranchThatConflictsStaysAsItIsAndIsReported() {
    DistgitRepo repo = repo();
    repo.git().git("checkout", "-q", "-b", "f41");
    edit(repo, "foo.service", "B\n", "X\n");
    String tip = repo.git().commitAll("other");
    repo.git().git("checkout", "-q", "rawhide");
    edit(repo, "foo.service", "B\n", "Y\n");
    repo.run("fix", "--branches", "f41,f42,nonesuch", "-m", "Y")
        .exits(1)
        .outContains("f42: the same commit")
        .errContains("f41 is left as it is: the change conflicts", "nonesuch is left as it is")
        .repo()
        .isClean();
    assertThat(repo.git().id("f41")).isEqualTo(tip);
  }

  @Test
  void aBranchThatIsCheckedOutElsewhereIsLeftAlone() {
    DistgitRepo repo = repo();
    repo.git().git("worktree", "add", "-q", "../f42", "f42");
    String tip = repo.git().id("f42");
    repo.run("fix", "--branches", "f42", "-m", "Y").exits(1).errContains("f42 is left as it is");
    assertThat(repo.git().id("f42")).isEqualTo(tip);
  }

  @Test
  void theBranchesAreRememberedOverThePause() {
    DistgitRepo repo = repo();
    diverge(repo, "f41");
    repo.run("fix", "--branches", "f41").exits(0);
    repo.run("status").outContains("  branches: f41\n");
    edit(repo, "foo-bar.spec", ENTRY + "3\n\n", ENTRY + "3\n- Two\n  lines of it\n- And more\n\n");
    edit(repo, "foo-bar.spec", "ASL 2.0", "Apache-2.0");
    repo.run("-c").exits(0).outContains("f41: a commit of its own");
    assertThat(at(repo, "f41", "foo-bar.spec"))
        .contains(ENTRY + "8\n- Two lines of it\n- And more\n\n* ", "Apache-2.0");
  }

  @Test
  void undoTakesTheBranchesBackToo() {
    DistgitRepo repo = repo();
    diverge(repo, "f41");
    CheckoutPicture before = CheckoutPicture.of(repo);
    repo.run("fix", "--branches", "f41,f42", "-m", "Text").exits(0);
    repo.run("undo").exits(0);
    assertThat(CheckoutPicture.of(repo)).isEqualTo(before);
  }
}
