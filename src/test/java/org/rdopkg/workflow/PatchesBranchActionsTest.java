package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** {@code rdopkg get-patches} and {@code tag-patches} from end to end. */
class PatchesBranchActionsTest {
  @Test
  void getPatchesSetsTheBranchAndSwitchesToIt() {
    DistgitRepo repo = distgit("foo-bar").patches(2).remote("patches").create();
    repo.git().git("branch", "-D", "master-patches");
    repo.run("get-patches")
        .exits(0)
        .errContains("Switched to master-patches.")
        .repo()
        .onBranch("master-patches")
        .same("master-patches", "patches/master-patches")
        .isClean();
    repo.run("get-patches").exits(0).repo().onBranch("master-patches").isClean();
  }

  @Test
  void getPatchesNamesTheCommitsThatLeave() {
    DistgitRepo repo = distgit("foo-bar").patches(1).remote("patches").create();
    repo.git().git("checkout", "-q", "master-patches");
    String mine = repo.git().write("mine", "1\n").commitAll("Mine alone");
    repo.run("get-patches")
        .exits(0)
        .errContains("Switched from master-patches", "Mine alone", "refs/rdopkg/")
        .repo()
        .onBranch("master-patches")
        .same("master-patches", "patches/master-patches");
    assertThat(repo.git().git("for-each-ref", "--contains", mine)).contains("refs/rdopkg/");
  }

  @Test
  void getPatchesTakesOtherBranches() {
    DistgitRepo repo = distgit("foo-bar").patches(1).remote("other").create();
    repo.run("get-patches", "-p", "other/master-patches", "-P", "mine")
        .exits(0)
        .repo()
        .onBranch("mine")
        .same("mine", "other/master-patches");
    repo.run("get-patches").exits(1).nothingChanged();
  }

  @Test
  void getPatchesThatGitCannotFollowMovesNothing() {
    DistgitRepo repo = distgit("foo-bar").patches(1).remote("patches").create();
    String before = repo.git().git("rev-parse", "master-patches~1");
    repo.git().git("branch", "-f", "master-patches", before);
    repo.git().write("setup.py", "in the way\n");
    repo.run("get-patches").exits(1).errContains("setup.py");
    repo.repo().onBranch("master").same("master-patches", before);
  }

  @Test
  void tagPatches() {
    DistgitRepo repo = distgit("foo-bar").patches(1).remote("patches").create();
    repo.run("tag-patches")
        .exits(0)
        .outIs("Not pushing tag. Run \"git push patches foo-bar-1.2.3-2\" by hand.\n")
        .repo()
        .same("foo-bar-1.2.3-2", "master-patches");
    repo.run("tag-patches").exits(0).errContains("tagged already").nothingChanged();
    repo.git().git("branch", "-f", "master-patches", "master-patches~1");
    repo.run("tag-patches")
        .exits(1)
        .errContains("tag 'foo-bar-1.2.3-2' already exists", "--force")
        .nothingChanged();
    repo.run("tag-patches", "-f").exits(0).repo().same("foo-bar-1.2.3-2", "master-patches");
    repo.run("tag-patches", "-f", "-p").exits(0).outIs("");
    assertThat(repo.git().git("ls-remote", "--tags", "patches", "foo*"))
        .startsWith(repo.git().id("master-patches"));
  }

  @Test
  void aRemoteTagIsNeverOverwritten() {
    DistgitRepo repo = distgit("foo-bar").patches(2).remote("patches").create();
    repo.run("tag-patches", "-p").exits(0);
    String there = repo.git().id("foo-bar-1.2.3-2");
    repo.git().git("branch", "-f", "master-patches", "master-patches~1");
    repo.run("tag-patches", "-f", "-p").exits(1);
    assertThat(repo.git().git("ls-remote", "--tags", "patches", "foo*")).startsWith(there);
  }

  @Test
  void aTildeIsNotForTags() {
    DistgitRepo repo =
        distgit("foo-bar")
            .patches(1)
            .spec(s -> s.replace("1.2.3\nRelease", "1.2.3~rc1\nRelease"))
            .create();
    repo.run("tag-patches").exits(0).repo().same("foo-bar-1.2.3_rc1-2", "master-patches");
  }
}
