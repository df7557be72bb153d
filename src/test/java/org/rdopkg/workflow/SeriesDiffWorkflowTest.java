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
    repo.run("series-diff", "-s", "files", "before")
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

  /** OpenStack's projects went from 2015.1 to 8.0: the number that is higher is further down. */
  @Test
  void theBaseOfAnOlderStateIsTheNearestVersionBelowNotTheHighest() {
    DistgitRepo repo = distgit("foo").patches(2).create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    repo.git().git("branch", "older", "1.2.3");
    var history = repo.git().importing("older").from("1.2.3");
    history.file("more", "1\n").commit("More work upstream").done();
    repo.git().git("tag", "1.2.4", "older");
    repo.git().git("tag", "2015.1", "1.2.3");
    repo.run("new-version", "-lnU", "1.2.4").exits(0);
    repo.run("new-version", "-lnU", "2.0.0").exits(0);
    repo.run("series-diff", "-s", "master-patches@{1}", "master-patches")
        .exits(0)
        .errContains("master-patches@{1}: 2 patches; master-patches: 2 patches");
  }

  @Test
  void patchesThatAreKeptByHandAreNotCompared() {
    DistgitRepo repo = changed();
    String first = repo.git().git("ls-files", "0001-*").strip();
    repo.git().git("config", "rdopkg.master.keep-patch", first);
    repo.run("series-diff", "-s")
        .exits(0)
        .errContains("files: 2 patches; master-patches: 3 patches")
        .output(text -> assertThat(text).doesNotContain("First"));
  }

  /** What git says of the same two ranges, in our form. */
  private static String gits(DistgitRepo repo, String before, String after) {
    return repo.git()
        .git("range-diff", "--no-color", "-s", "--creation-factor=60", before, after)
        .replaceAll("(?m)^ +", "");
  }

  private static String ours(DistgitRepo repo, String... states) {
    String[] command = new String[states.length + 2];
    command[0] = "series-diff";
    command[1] = "-s";
    System.arraycopy(states, 0, command, 2, states.length);
    return repo.run(command).exits(0).out().strip().replaceAll("(?m)^ +", "");
  }

  /**
   * Six patches; the update drops one, moves one to another file and changes the context of one.
   */
  private static DistgitRepo updated() {
    DistgitRepo repo =
        distgit("foo")
            .upstream(java.util.Map.of("src/deep", LONG, "near", LONG, "README", "x\n"))
            .patch("One", "one", "1\n")
            .patch("Two", "two", "2\n2\n2\n")
            .patch("Three", "src/deep", LONG.replace("d\n", "D\n").replace("i\n", "I\n"))
            .patch("Four", "near", LONG.replace("e\n", "E\n"))
            .patch("Five", "five", LONG)
            .patch("Six", "six", "6\n")
            .inSpec(6)
            .create();
    var upstream = repo.git().importing("up").from("1.2.3");
    upstream.file("two", "2\n2\n2\n").commit("Upstream's two");
    upstream.file("near", LONG.replace("c\n", "C\n")).commit("Near");
    upstream.delete("src/deep").file("lib/deep", LONG).commit("Move").done();
    repo.git().git("tag", "2.0.0", "up");
    repo.run("tag-patches").exits(0);
    repo.run("new-version", "-lnU", "2.0.0").exits(0);
    return repo;
  }

  @Test
  void reflogEntriesAreCompared() {
    DistgitRepo repo = updated();
    assertThat(ours(repo, "master-patches@{1}", "master-patches"))
        .isEqualTo(gits(repo, "1.2.3..master-patches@{1}", "2.0.0..master-patches"))
        .contains("2:", " < ", " Two");
    repo.run("undo").exits(0);
    assertThat(ours(repo, "master-patches@{1}", "master-patches"))
        .isEqualTo(gits(repo, "2.0.0..master-patches@{1}", "1.2.3..master-patches"));
    repo.run("series-diff", "master-patches@{9}").exits(1).errContains("Invalid git reference");
  }

  @Test
  void tagsThatTagPatchesMadeAreCompared() {
    DistgitRepo repo = updated();
    repo.run("tag-patches").exits(0);
    assertThat(repo.git().git("tag", "-l", "foo-*")).isEqualTo("foo-1.2.3-2\nfoo-2.0.0-1");
    assertThat(ours(repo, "foo-1.2.3-2", "foo-2.0.0-1"))
        .isEqualTo(gits(repo, "1.2.3..foo-1.2.3-2", "2.0.0..foo-2.0.0-1"));
    assertThat(ours(repo, "foo-1.2.3-2"))
        .isEqualTo(gits(repo, "1.2.3..foo-1.2.3-2", "2.0.0..master-patches"));
  }
}
