package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Run;

/** What a person had changed in the spec goes along, and is told and shown. */
class UncommittedSpecTest {
  private static final String TOLD =
      "warning: uncommitted changes of foo-bar.spec go into this commit, too: ";

  @Test
  void patchTellsAndShowsThem() {
    DistgitRepo repo = edited();
    repo.run("patch", "-l", "--dry-run")
        .exits(0)
        .errContains(TOLD + "2 lines added, 1 line removed")
        .outContains("+BuildRequires:    gcc")
        .nothingChanged();
    repo.run("patch", "-l")
        .exits(0)
        .errContains(TOLD + "2 lines added, 1 line removed")
        .outContains("-Summary:          Sample", "+Summary:          Edited", "+BuildRequires:")
        .repo()
        .headChanges("A 0001-Original-Patch-1.patch", "M foo-bar.spec")
        .isClean();
    repo.run("undo").exits(0).spec().contains("Edited").repo().status(" M foo-bar.spec");
  }

  @Test
  void newVersionTellsAndShowsThem() {
    DistgitRepo repo = edited();
    repo.git().importing("up").from("1.2.3").file("news", "2\n").commit("Two").done();
    repo.git().git("tag", "2.0.0", "up");
    repo.git().git("add", "foo-bar.spec");
    repo.run("new-version", "-lntU", "2.0.0")
        .exits(0)
        .errContains(TOLD + "2 lines added, 1 line removed")
        .outContains("+Summary:          Edited")
        .repo()
        .isClean();
  }

  @Test
  void nothingIsToldWhenTheyStayWhereTheyAre() {
    DistgitRepo repo = distgit("foo-bar").patches(1).inSpec(1).create();
    repo.git().write("foo-bar.spec", repo.spec().text().replace("Sample", "Edited"));
    repo.run("patch", "-l")
        .exits(0)
        .outContains("No changes to patches found")
        .output(UncommittedSpecTest::toldNothing)
        .repo()
        .status(" M foo-bar.spec");
  }

  @Test
  void lineEndsThatGitTurnsAreNoChange() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.git().git("config", "core.autocrlf", "true");
    repo.git().delete("foo-bar.spec").git("checkout", "-q", "foo-bar.spec");
    Run run = repo.run("patch", "-l");
    run.exits(0).output(UncommittedSpecTest::toldNothing);
  }

  @Test
  void aSpecThatIsInNoCommitIsTold() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.git().git("rm", "-q", "--cached", "foo-bar.spec");
    repo.git().git("commit", "-q", "-m", "No spec");
    repo.run("patch", "-l")
        .exits(0)
        .errContains("warning: foo-bar.spec is in no commit yet: all of it goes into this one");
  }

  private static DistgitRepo edited() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    String text = repo.spec().text();
    repo.git()
        .write(
            "foo-bar.spec",
            text.replaceFirst("Summary: .*", "Summary:          Edited\nBuildRequires:    gcc"));
    return repo;
  }

  private static void toldNothing(String output) {
    assertThat(output).doesNotContain("uncommitted", "warning");
  }
}
