package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** {@code rdopkg import-patches} from end to end, on real repositories. */
class ImportWorkflowTest {
  private static DistgitRepo withoutBranch(int patches) {
    DistgitRepo repo = distgit("foo-bar").patches(patches).inSpec(patches).create();
    repo.git().git("branch", "-m", "master-patches", "old-patches");
    return repo;
  }

  @Test
  void gitsOwnPatchesBecomeTheCommitsThatTheyWere() {
    DistgitRepo repo = withoutBranch(3);
    repo.run("import-patches").exits(0).outContains("3 commits on top of 1.2.3");
    assertThat(repo.git().id("master-patches^{tree}")).isEqualTo(repo.git().id("old-patches^{tree}"));
    assertThat(repo.git().git("log", "--format=%an %ae %ad %s%n%b", "master-patches"))
        .isEqualTo(repo.git().git("log", "--format=%an %ae %ad %s%n%b", "old-patches"));
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found").nothingChanged();
  }

  @Test
  void undoTakesTheBranchBack() {
    DistgitRepo repo = withoutBranch(2);
    String before = repo.git().refs();
    repo.run("import-patches").exits(0);
    repo.run("undo").exits(0);
    assertThat(repo.git().refs().lines().filter(line -> !line.contains("rdopkg/")).toList())
        .isEqualTo(before.lines().filter(line -> !line.contains("rdopkg/")).toList());
  }

  @Test
  void aDryRunWritesNothing() {
    withoutBranch(2)
        .run("import-patches", "--dry-run")
        .exits(0)
        .outContains("Would make master-patches: 2 commits")
        .nothingChanged();
  }
}
