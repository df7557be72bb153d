package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.io.Environment;
import org.rdopkg.io.Terminal;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.GerritSsh;
import org.rdopkg.testkit.Run;
import org.rdopkg.testkit.TempGit;

/**
 * {@code rdopkg review-patch} and {@code review-spec}: pushes to a bare repository whose hook does
 * what Gerrit does.
 */
class ReviewWorkflowTest {
  /** Notes where pushes go; refuses commits that have no Change-Id in their last paragraph. */
  private static final String HOOK =
      """
      #!/bin/sh
      case $1 in refs/for/*) ;; *) echo "direct pushes are not allowed" >&2; exit 1;; esac
      target=${1#refs/for/}
      target=${target%%\\%*}
      git rev-parse -q --verify refs/heads/$target >/dev/null || { echo "no branch $target" >&2; exit 1; }
      for commit in $(git rev-list refs/heads/$target..$3); do
        git log -1 --format=%B $commit | git interpret-trailers --parse | grep -q '^Change-Id: I' ||
          { echo "commit $commit: missing Change-Id in message footer" >&2; exit 1; }
      done
      echo "$1 $3" >>pushed
      echo "SUCCESS" >&2
      echo "  https://review.example.com/c/foo/+/12345 A subject [NEW]" >&2
      """;

  @TempDir Path temp;

  private final DistgitRepo repo =
      distgit("foo-bar").patches(2).inSpec(2).remote("patches").create();
  private Path bare;

  /** A bare repository that takes changes for the branches of the checkout, as this remote. */
  private void gerrit(String remote) {
    TempGit git = repo.git();
    bare = temp.resolve("server/foo.git");
    git.git("init", "-q", "--bare", "--template=", bare.toString());
    git.git("push", "-q", bare.toString(), "master", "master-patches");
    git.script(bare.resolve("hooks/update"), HOOK);
    git.git("remote", "add", remote, "file://" + bare);
  }

  private List<String> pushed() throws IOException {
    Path file = bare.resolve("pushed");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private TempGit patchesBranch(String... messages) {
    TempGit git = repo.git();
    git.git("checkout", "-q", "master-patches");
    for (String message : messages) {
      git.write("f" + message.hashCode(), message).commitAll(message);
    }
    return git;
  }

  private Run atTerminal(String typed, String... args) {
    Environment plain = repo.git().environment();
    return repo.run(
        new Environment(
            plain.variables(),
            plain.home(),
            plain.workingDirectory(),
            plain.clock(),
            new Terminal(true, true, true, 80)),
        typed,
        args);
  }

  private String changeId(String revision) {
    return repo.git().git("log", "-1", "--format=%(trailers:key=Change-Id,valueonly)", revision);
  }

  @Test
  void patchesAreSentAndGetChangeIds() throws IOException {
    gerrit("review-patches");
    String had = "Has one\n\nBody.\n\nChange-Id: I" + "5".repeat(40) + "\nSigned-off-by: A <a@b>";
    TempGit git = patchesBranch("First of mine\n\nA body.\n\nSigned-off-by: A <a@b>", had);
    String before = git.head();
    repo.run("review-patch", "--push")
        .exits(0)
        .outIs("SUCCESS\nhttps://review.example.com/c/foo/+/12345 A subject [NEW]\n")
        .errContains(
            "Change-Id added to 1 of the commits.",
            "Sent to refs/for/master-patches at review-patches");
    assertThat(pushed()).containsExactly("refs/for/master-patches " + git.head());
    repo.repo().onBranch("master-patches").isClean();
    assertThat(git.git("diff", "--stat", before, "HEAD")).isEmpty();
    assertThat(changeId("HEAD").strip()).isEqualTo("I" + "5".repeat(40));
    assertThat(changeId("HEAD~1").strip()).matches("I[0-9a-f]{40}");
    assertThat(git.git("log", "-2", "--format=%an %ae %ad %s", "HEAD"))
        .isEqualTo(git.git("log", "-2", "--format=%an %ae %ad %s", before));
    assertThat(git.git("log", "-1", "--format=%B", "HEAD~1").lines())
        .contains("A body.", "Signed-off-by: A <a@b>");
    git.checkSound();
    String sent = git.head();
    repo.run("review-patch", "--push").exits(0);
    assertThat(git.head()).as("the second time nothing is missing").isEqualTo(sent);
    repo.run("undo").exits(0);
    repo.repo().same("HEAD", before).isClean();
    repo.run("review-patch", "--push").exits(0);
    assertThat(git.head()).as("the same commits get the same ids").isNotEqualTo(before);
    assertThat(changeId("HEAD~1")).isEqualTo(changeId(sent + "~1"));
  }

  @Test
  void fromTheDistgitBranchToo() throws IOException {
    gerrit("review-patches");
    TempGit git = patchesBranch("Mine");
    git.git("checkout", "-q", "master");
    git.write("untracked", "u");
    repo.run("review-patch", "--push").exits(0);
    assertThat(pushed()).containsExactly("refs/for/master-patches " + git.id("master-patches"));
    repo.repo().onBranch("master");
    assertThat(git.status()).isEqualTo("?? untracked");
    repo.run("review-patch", "nosuch")
        .exits(1)
        .errContains("Local patches branch not found: nosuch");
  }

  @Test
  void whatGerritIsTold() throws IOException {
    gerrit("review-patches");
    patchesBranch("Mine");
    repo.run(
            "review-patch",
            "--push",
            "--topic",
            "a topic, 100%",
            "--reviewer",
            "joe,ann@example.com",
            "--cc",
            "bob",
            "--wip",
            "master-patches")
        .exits(0);
    assertThat(pushed().get(0))
        .startsWith(
            "refs/for/master-patches%topic=a%20topic%2C%20100%25,r=joe,r=ann@example.com,cc=bob,wip"
                + " ");
    repo.run("review-patch", "--wip", "--ready").exits(2);
    repo.run("review-patch", "--topic", " ").exits(2);
  }

  @Test
  void nothingIsSentWithoutAYes() throws IOException {
    gerrit("review-patches");
    String before = patchesBranch("Mine").head();
    repo.run("review-patch").exits(1).errContains("Mine", "Not sent", "--push");
    atTerminal("n\n", "review-patch")
        .exits(0)
        .errContains("Send 1 commit to refs/for/master-patches at review-patches? [Yn]", "Not sent")
        .errContains("By hand: git push review-patches master-patches:'refs/for/master-patches'");
    repo.run("review-patch", "--dry-run")
        .exits(0)
        .outContains(" Mine\n")
        .errContains("Dry run", "1 of them would get a Change-Id.");
    assertThat(pushed()).isEmpty();
    assertThat(repo.git().head()).isEqualTo(before);
    atTerminal("y\n", "review-patch").exits(0).outContains("SUCCESS");
    assertThat(pushed()).hasSize(1);
  }

  @Test
  void nothingToSend() {
    gerrit("review-patches");
    repo.run("review-patch", "--push").exits(0).outContains("Nothing to send");
    repo.run("review-patch", "--json").exits(0).outContains("\"commits\": []");
  }

  @Test
  void specs() throws IOException {
    gerrit("review-origin");
    TempGit git = repo.git();
    git.git("checkout", "-q", "-b", "topic");
    git.write("x", "x").commitAll("Change of the spec");
    git.write("foo-bar.spec", git.read("foo-bar.spec") + "# more\n");
    JsonObject object =
        JsonParser.parseString(repo.run("review-spec", "--json", "--push", "master").exits(0).out())
            .getAsJsonObject();
    assertThat(object.get("sent").getAsBoolean()).isTrue();
    assertThat(object.get("ref").getAsString()).isEqualTo("refs/for/master");
    assertThat(object.get("tip").getAsString()).isEqualTo(git.head());
    assertThat(object.get("changes")).hasToString("[\"https://review.example.com/c/foo/+/12345\"]");
    assertThat(object.getAsJsonArray("commits").get(0).toString())
        .contains("\"subject\":\"Change of the spec\",\"change_id_added\":true");
    assertThat(pushed()).containsExactly("refs/for/master " + git.head());
    assertThat(git.status()).as("changes stay as they are").isEqualTo(" M foo-bar.spec");
    repo.run("review-spec")
        .exits(1)
        .errContains("Can't fetch topic from review-origin", "git ls-remote review-origin");
    repo.run("review-spec", "a%b").exits(2).errContains("Not a branch at Gerrit: a%b");
  }

  @Test
  void specsFromThePatchesBranch() throws IOException {
    gerrit("review-origin");
    TempGit git = repo.git();
    git.write("x", "x").commitAll("Change of the spec");
    git.git("checkout", "-q", "master-patches");
    repo.run("review-spec", "--push").exits(0);
    repo.repo().onBranch("master-patches").isClean();
    assertThat(pushed()).containsExactly("refs/for/master " + git.id("master"));
  }

  @Test
  void whatGerritRefusesIsSaid() throws IOException {
    gerrit("review-patches");
    patchesBranch("Mine");
    repo.git().script(bare.resolve("hooks/update"), "#!/bin/sh\necho 'you may not' >&2\nexit 1\n");
    repo.run("review-patch", "--push")
        .exits(1)
        .errContains("Gerrit did not take it", "remote rejected", "you may not");
    assertThat(pushed()).isEmpty();
    repo.git().git("remote", "remove", "review-patches");
    repo.run("review-patch")
        .exits(1)
        .errContains("There is no remote review-patches", "git remote add review-patches ssh://");
  }

  @Test
  void mergesAreNotWrittenAnew() {
    gerrit("review-origin");
    TempGit git = repo.git();
    git.git("checkout", "-q", "-b", "side");
    git.write("side", "1").commitAll("Side");
    git.git("checkout", "-q", "master");
    git.write("main", "1").commitAll("Main");
    git.git("merge", "-q", "--no-edit", "side");
    String before = git.head();
    repo.run("review-spec", "--push").exits(1).errContains("A merge can't be given a Change-Id");
    assertThat(git.head()).isEqualTo(before);
  }

  @Test
  void overSsh() throws IOException {
    gerrit("review-patches");
    patchesBranch("Mine");
    try (GerritSsh server = GerritSsh.start(temp.resolve("ssh"), temp.resolve("server"))) {
      repo.git().git("remote", "set-url", "review-patches", server.url("foo"));
      repo.with("GIT_SSH_COMMAND", server.sshCommand())
          .run("review-patch", "--push")
          .exits(0)
          .outContains("SUCCESS");
      assertThat(server.commands()).contains("git-receive-pack '/foo'");
    }
    assertThat(pushed()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject",
        "Subject\n\nBody",
        "Subject\n\nBody\n\nSigned-off-by: A <a@b>",
        "Subject\n\nBug: 7\nResolves: rhbz#1",
        "Subject\n\nhttp://example.com: a link\n\nmore",
        "Subject: with: colons",
        "Subject\n\n Change-Id: I1111111111111111111111111111111111111111\n\nnot last",
        "Sübject\n\n(cherry picked from commit 1111111111111111111111111111111111111111)"
      })
  void whereChangeIdsGoGitFindsThem(String message) {
    gerrit("review-patches");
    TempGit git = patchesBranch(message);
    String before = git.git("log", "-1", "--format=%B");
    repo.run("review-patch", "--push").exits(0);
    String after = git.git("log", "-1", "--format=%B");
    assertThat(changeId("HEAD").strip()).matches("I[0-9a-f]{40}");
    assertThat(after.lines().filter(l -> !l.isBlank() && !l.startsWith("Change-Id: ")))
        .containsExactlyElementsOf(before.lines().filter(l -> !l.isBlank()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "a b, topic=a%20b",
    "'x,y', 'topic=x%2Cy'",
    "é, topic=%C3%A9",
    "a/b@c+d~e, topic=a/b@c+d~e"
  })
  void topicsAreEscaped(String topic, String word) {
    assertThat(
            ReviewRef.of(
                "b",
                new ReviewRequest.Options(
                    java.util.Optional.of(topic), List.of(), List.of(), false, false)))
        .isEqualTo("refs/for/b%" + word);
  }
}
