package org.rdopkg.workflow;

import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.testkit.DistgitRepo;

/** Whoever stands on a patches branch means its distgit branch. */
class OnPatchesBranchTest {
  private static final String SPEC = "Name: theirs\nVersion: 9\nRelease: 1\n";

  /** Upstream's tree has a spec of its own, which is not the package's. */
  private static DistgitRepo repo() {
    DistgitRepo repo = distgit("foo").patches(2).create();
    repo.run("fix", "-m", "One").exits(0);
    repo.git().git("checkout", "-q", "master-patches");
    repo.git().write("up.spec", SPEC).commitAll("Upstream's spec");
    return repo;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squash",
        "amend",
        "fix -m Two",
        "set-magic-comment patches_base 1.2.3",
        "patch -l"
      })
  void theActionSwitchesAndSaysSo(String action) {
    DistgitRepo repo = repo();
    String patches = repo.git().id("master-patches");
    repo.run(action.split(" "))
        .exits(0)
        .errContains("Switched from master-patches to its distgit branch master.")
        .repo()
        .onBranch("master")
        .same("master-patches", patches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"squash", "get-source", "set-magic-comment patches_base 1.2.3", "lint"})
  void withoutADistgitBranchItIsRefused(String action) {
    DistgitRepo repo = repo();
    repo.git().git("checkout", "-q", "-b", "lonely-patches");
    repo.run(action.split(" "))
        .exits(1)
        .errContains("This action must be run on a distgit branch.", "there is no branch lonely")
        .nothingChanged();
  }

  @Test
  void anActionThatFailsGoesBack() {
    DistgitRepo repo = distgit("foo").patches(2).create();
    repo.git().git("checkout", "-q", "master-patches");
    repo.run("squash").exits(1).repo().onBranch("master-patches").isClean();
  }
}
