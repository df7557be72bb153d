package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

class SeriesDiffWorkflowTest {
  private static final String LONG = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n";

  /** Three patches in the spec; on the branch the first is gone, the second changed, one is new. */
  private static DistgitRepo changed() {
    DistgitRepo repo =
        distgit("foo")
            .patch("First", "first", "1\n")
            .patch("Second", "second", LONG)
            .patch("Third", "third", "3\n")
            .inSpec(3)
            .create();
    repo.git().git("branch", "before", "master-patches");
    var history = repo.git().importing("master-patches").from("1.2.3");
    history.file("second", LONG.replace("e\n", "E\n")).commit("Second");
    history.file("third", "3\n").commit("Third");
    history.file("fourth", "4\n").commit("Fourth");
    history.done();
    return repo;
  }

  @Test
  void filesAreComparedWithTheBranch() {
    DistgitRepo repo = changed();
    repo.run("series-diff", "-s")
        .exits(0)
        .errContains("files: 3 patches; master-patches: 3 patches")
        .output(
            text ->
                assertThat(text.replaceAll("[0-9a-f]{7}", "X").lines())
                    .contains(
                        "1:  X < -:  ------- First",
                        "2:  X ! 1:  X Second",
                        "3:  X = 2:  X Third",
                        "-:  ------- > 3:  X Fourth"))
        .nothingChanged();
    repo.run("series-diff").exits(0).outContains("    --+e\n".replace("--", "-"), "    ++E\n");
  }

  @Test
  void statesMayBeRevisionsAndRanges() {
    DistgitRepo repo = changed();
    repo.run("series-diff", "--json", "before", "1.2.3..master-patches")
        .exits(0)
        .outContains("\"change\": \"dropped\"", "\"change\": \"added\"", "\"interdiff\"");
    repo.run("series-diff", "-s", "before")
        .exits(0)
        .output(text -> assertThat(text).doesNotContain(" < ", " > ", " ! "));
    repo.run("series-diff", "nowhere").exits(1).errContains("Invalid git reference: nowhere");
  }

  @Test
  void aStateOnAnOlderVersionFindsItsOwnBase() {
    DistgitRepo repo = distgit("foo").patches(2).create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    repo.git().git("tag", "foo-1.2.3-2", "master-patches");
    repo.run("new-version", "-lnU", "2.0.0").exits(0);
    repo.run("series-diff", "-s", "foo-1.2.3-2", "master-patches")
        .exits(0)
        .errContains("foo-1.2.3-2: 2 patches; master-patches: 2 patches")
        .output(text -> assertThat(text).doesNotContain(" < ", " > ", " ! "));
  }
}
