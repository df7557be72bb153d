package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/** The commit of an action goes through the user's hooks, as one of {@code git commit} would. */
class PatchHooksTest {
  /** What Gerrit's own hook does: a Change-Id for a message that has none. */
  private static final String GERRIT =
      """
      #!/bin/sh
      grep -q '^Change-Id: ' "$1" && exit 0
      id=$(git hash-object --stdin <"$1")
      git interpret-trailers --in-place --trailer "Change-Id: I$id" "$1"
      """;

  private static String changeIds(TempGit git) {
    return git.git("log", "-1", "--format=%(trailers:key=Change-Id,valueonly)").strip();
  }

  @Test
  void gerritsHookGivesAChangeIdThatAmendingKeeps() {
    DistgitRepo repo = distgit("foo-bar").patch("One\n\nResolves: rhbz#7", "one", "1\n").create();
    repo.git().hook("commit-msg", GERRIT);
    repo.run("patch", "-l").exits(0).repo().commits(2);
    String id = changeIds(repo.git());
    assertThat(id).matches("I[0-9a-f]{40}");
    String body = repo.git().git("log", "-1", "--format=%B");
    assertThat(body).endsWith("\n\nResolves: rhbz#7\nChange-Id: " + id);

    repo.git()
        .importing("master-patches")
        .from("master-patches")
        .file("t", "2")
        .commit("Two")
        .done();
    repo.run("patch", "-l", "-a").exits(0).repo().commits(2).isClean();
    assertThat(changeIds(repo.git())).isEqualTo(id);
    assertThat(repo.git().git("log", "-1", "--format=%B")).contains("- Two", "Change-Id: " + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pre-commit", "prepare-commit-msg", "commit-msg"})
  void aHookThatRefusesLeavesTheStateBefore(String hook) {
    DistgitRepo repo = distgit("foo-bar").patches(2).inSpec(1).create();
    repo.git().hook(hook, "#!/bin/sh\necho not on Mondays\nexit 1\n");
    repo.run("patch", "-l").exits(1); // leaves COMMIT_EDITMSG, as git does
    repo.run("patch", "-l")
        .exits(1)
        .outIs("")
        .errContains("not on Mondays\n", "error: the hook " + hook + " has refused", "fix:")
        .nothingChanged();
  }

  @Test
  void aHookThatFailsAfterTheCommitIsAWarning() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.git().hook("post-commit", "#!/bin/sh\nexit 3\n");
    repo.run("patch", "-l")
        .exits(0)
        .errContains("the hook post-commit ended with status 3")
        .repo()
        .commits(2)
        .isClean();
  }

  @Test
  void amendingTellsPostRewriteWhatBecameOfTheCommit() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    String old = repo.git().head();
    repo.git().hook("post-rewrite", "#!/bin/sh\nread a b\necho \"$1: $a to $b\"\n");
    repo.run("patch", "-l", "-a").exits(0).errContains("amend: " + old + " to ");
  }
}
