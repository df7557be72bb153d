package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** {@code rdopkg squash} from end to end. */
class SquashWorkflowTest {
  @Test
  void squash() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.git().write("x", "1\n").commitAll("first\n\nChange-Id: I1");
    String first = repo.git().head();
    repo.git().write("x", "2\n").write("y", "1\n").commitAll("second");
    String second = repo.git().head();
    repo.git().hook("post-rewrite", "#!/bin/sh\ncat > .git/rewritten\n");
    repo.run("squash")
        .exits(0)
        .outContains("    first\n", "A\tx\nA\ty\n")
        .repo()
        .headMessage("first\n\nChange-Id: I1")
        .headChanges("A x", "A y")
        .commits(2)
        .isClean();
    assertThat(repo.git().read("x")).isEqualTo("2\n");
    String now = repo.git().head();
    assertThat(repo.git().read(".git/rewritten"))
        .isEqualTo(first + " " + now + "\n" + second + " " + now + "\n");
    assertThat(repo.git().git("for-each-ref", "--contains", second)).contains("refs/rdopkg/");
  }

  @Test
  void aPublishedCommitThatTheLastOneGoesIntoIsNamed() {
    DistgitRepo repo = distgit("foo-bar").remote("origin").create();
    String tip = repo.git().head();
    repo.git().write("x", "1\n").commitAll("not pushed yet");
    repo.run("squash")
        .exits(0)
        .errContains(
            "is in origin/master already",
            "git push --force-with-lease=master:" + tip + " origin master");
    repo.git().write("y", "1\n").commitAll("new again");
    repo.run("squash").exits(0).errIsEmpty();
  }

  @Test
  void whatIsStagedOrChangedStaysSo() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.git().write("x", "1\n").commitAll("first");
    repo.git().write("y", "1\n").commitAll("second");
    repo.git().write("staged", "1\n").git("add", "staged");
    repo.git().write("x", "changed\n").write("untracked", "");
    repo.run("squash")
        .exits(0)
        .repo()
        .headChanges("A x", "A y")
        .status("A  staged", " M x", "?? untracked");
  }

  @Test
  void ontoTheFirstCommit() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.git().write("x", "1\n").commitAll("second");
    repo.run("squash").exits(0).repo().commits(1).isClean();
    repo.run("squash").exits(1).errContains("There is no commit to squash into").nothingChanged();
  }

  @Test
  void mergesAreRefused() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.git().git("checkout", "-q", "-b", "side");
    repo.git().write("x", "1\n").commitAll("side");
    repo.git().git("checkout", "-q", "master");
    repo.git().git("merge", "-q", "--no-ff", "-m", "merge", "side");
    repo.run("squash").exits(1).errContains("A merge can't be squashed").nothingChanged();
    repo.git().write("y", "1\n").commitAll("after");
    repo.run("squash").exits(1).nothingChanged();
  }
}
