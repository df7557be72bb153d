package org.rdopkg.workflow;

import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

class PatchlogWorkflowTest {
  @Test
  void newestFirstAndExcludedOnesMarked() {
    DistgitRepo repo =
        distgit("foo-bar")
            .magic("patches_base", "1.2.3+1")
            .magic("patches_ignore", "^DROP")
            .patch("Fix crash (rhbz#12345)\n\nResolves: rhbz#12345", "a", "a\n")
            .patch("Plain fix\n\nCloses: rhbz#7", "b", "b\n")
            .patch("DROP this", "c", "c\n")
            .remote("patches")
            .create();
    String a = repo.git().id("master-patches~2").substring(0, 7);
    String b = repo.git().id("master-patches~1").substring(0, 7);
    String c = repo.git().id("master-patches").substring(0, 7);
    repo.run("patchlog")
        .exits(0)
        .outIs(
            """

            Patches branch patches/master-patches is at version 1.2.3

            3 patches on top of 1.2.3, 2 excluded

            %s  DROP this  (excluded by patches_ignore)
            %s  Plain fix (rhbz#7)
            %s  Fix crash (rhbz#12345)  (excluded by base)
            """
                .formatted(c, b, a))
        .nothingChanged();
  }

  @Test
  void withoutARemoteBranchTheLocalOneIsShown() {
    distgit("foo-bar")
        .patches(1)
        .create()
        .run("patchlog")
        .exits(0)
        .outContains("Patches branch master-patches is at version 1.2.3");
  }

  @Test
  void theVersionIsShownWithoutWhatTheTagAddsToIt() {
    distgit("foo-bar")
        .tag("v1.2.3")
        .patches(1)
        .create()
        .run("patchlog")
        .exits(0)
        .outContains(" is at version 1.2.3\n", "1 patches on top of v1.2.3, 0 excluded");
  }

  @Test
  void aMissingBaseIsAnError() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.git().git("tag", "-d", "1.2.3");
    repo.run("patchlog")
        .exits(1)
        .errContains("Invalid base patches branch git reference: 1.2.3", "rdopkg pkgenv");
  }

  @Test
  void anEscapeSequenceInASubjectIsShownNotSent() {
    distgit("foo-bar")
        .patch("Evil \u001b[2Jsubject", "a", "a\n")
        .create()
        .run("patchlog")
        .exits(0)
        .outContains("Evil \\x1b[2Jsubject");
  }

  @Test
  void jsonHasTheBugs() {
    distgit("foo-bar")
        .patch("Fix\n\nResolves: rhbz#12", "a", "a\n")
        .create()
        .run("patchlog", "--json")
        .exits(0)
        .outContains("\"rhbz#12\"", "\"role\": \"patch\"");
  }
}
