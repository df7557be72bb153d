package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.GerritSsh;
import org.rdopkg.testkit.StaticServer;
import org.rdopkg.testkit.TempGit;

/**
 * Patches from a chain of Gerrit changes, over the installed ssh, from a server that plays Gerrit.
 */
class GerritChainTest {
  private static final String GOOD =
      "{\"type\":\"Verified\",\"value\":\"1\",\"by\":{\"username\":\"zuul\"}},"
          + "{\"type\":\"Code-Review\",\"value\":\"2\",\"by\":{\"name\":\"Ann\"}}";

  @TempDir static Path shared;

  private static GerritSsh gerrit;

  private final DistgitRepo repo =
      distgit("foo-bar").patches(2).inSpec(2).remote("patches").create();
  private String change;

  @BeforeAll
  static void start() {
    gerrit = GerritSsh.start(shared.resolve("ssh"), shared.resolve("server"));
  }

  @AfterAll
  static void stop() {
    if (gerrit != null) { // without ssh it was never started
      gerrit.close();
    }
  }

  /** A remote for reviews that has a third patch as change 12345, patch set 3. */
  private DistgitRepo underReview() {
    String project =
        "p" + Integer.toString(System.identityHashCode(this), 36).replaceAll("[0-9]", "x");
    TempGit git = repo.git();
    Path bare = shared.resolve("server").resolve(project + ".git");
    git.git("init", "-q", "--bare", "--template=", bare.toString());
    git.git("checkout", "-q", "-b", "topic", "master-patches");
    change = git.write("third", "3\n").commitAll("Third patch\n\nChange-Id: I" + "7".repeat(40));
    git.git("push", "-q", bare.toString(), "topic:refs/changes/45/12345/3");
    git.git("push", "-q", bare.toString(), "topic~1:refs/changes/45/12345/2");
    git.git("checkout", "-q", "master");
    git.git("branch", "-q", "-D", "topic");
    git.git("remote", "add", "review-patches", gerrit.url(project));
    return repo.with("GIT_SSH_COMMAND", gerrit.sshCommand());
  }

  private static String json(String revision, String status, String votes) {
    return json(12345, "master-patches", revision, status, votes);
  }

  private static String json(
      int number, String branch, String revision, String status, String votes) {
    String set =
        "{\"number\":3,\"revision\":\"%s\",\"ref\":\"refs/changes/45/12345/3\",\"approvals\":[%s]}"
            .formatted(revision, votes);
    return ("{\"project\":\"foo\",\"branch\":\"%s\",\"id\":\"I7777777777777777777777777777777777777777\",\"number\":%d,\"subject\":\"Third"
            + " patch\",\"url\":\"https://review.example.com/%d\",\"status\":\"%s\",\"currentPatchSet\":%s,\"patchSets\":[{\"number\":2,\"revision\":\"%s\",\"ref\":\"refs/changes/45/12345/2\"},%s]}\n")
        .formatted(branch, number, number, status, set, "0".repeat(40), set);
  }

  @Test
  void getPatches() {
    DistgitRepo reviewed = underReview();
    gerrit.answer("change:12345", json(change, "NEW", GOOD));
    reviewed
        .run("get-patches", "-g", "https://review.example.com/c/foo/+/12345")
        .exits(0)
        .errContains("Change 12345/3: Third patch", "Switched to master-patches.")
        .repo()
        .onBranch("master-patches")
        .same("master-patches", change)
        .isClean();
    assertThat(gerrit.commands())
        .contains(
            "gerrit query --format=JSON --current-patch-set --all-approvals -- 'change:12345'");
  }

  @Test
  void patch() {
    DistgitRepo reviewed = underReview();
    gerrit.answer("change:I" + "7".repeat(40), json(change, "NEW", GOOD));
    reviewed.run("patch", "--dry-run", "-g", "I" + "7".repeat(40)).exits(0);
    reviewed.repo().same("master-patches", "patches/master-patches");
    reviewed.run("patch", "-g", "I" + "7".repeat(40)).exits(0).outContains("Third patch");
    reviewed.repo().onBranch("master").same("master-patches", change).isClean();
    reviewed.spec().patches(3);
    reviewed.run("undo").exits(0);
    reviewed.repo().same("master-patches", "patches/master-patches");
  }

  @Test
  void changesThatShouldNotBeTaken() {
    DistgitRepo reviewed = underReview();
    gerrit.answer("change:12345", json(change, "ABANDONED", ""));
    reviewed
        .run("patch", "-g", "12345")
        .exits(1)
        .errContains(
            "Change 12345/3 is not to be taken",
            "it is abandoned",
            "nobody has voted",
            "https://review.example.com/12345",
            "-f/--force")
        .nothingChanged();
    reviewed
        .run("patch", "-g", "12345", "-f")
        .exits(0)
        .errContains("warning: change 12345/3: it is abandoned");
    reviewed.repo().same("master-patches", change);
  }

  @Test
  void oldPatchSetsAreNotVerified() {
    DistgitRepo reviewed = underReview();
    String second = reviewed.git().id("master-patches");
    gerrit.answer("change:12345", json(change, "NEW", GOOD).replace("0".repeat(40), second));
    reviewed.run("get-patches", "-g", "12345/2").exits(1).errContains("nobody has voted");
    reviewed.run("get-patches", "-f", "-g", "12345/2").exits(0);
    reviewed.run("get-patches", "-g", "12345/9").exits(1).errContains("has no patch set 9");
  }

  @Test
  void answersAreNotTrusted() {
    DistgitRepo reviewed = underReview();
    gerrit.answer("change:12345", json("a".repeat(40), "NEW", GOOD));
    reviewed
        .run("patch", "-g", "12345")
        .exits(1)
        .errContains("Another commit came than Gerrit has told of");
    reviewed.repo().same("master-patches", "patches/master-patches");
    gerrit.answer("change:12345", "{\"type\":\"error\",\"message\":\"line 1:8 no\"}\n");
    reviewed.run("patch", "-g", "12345").exits(1).errContains("Gerrit refuses", "line 1:8 no");
    gerrit.answer("change:12345", "Welcome\n");
    reviewed.run("patch", "-g", "12345").exits(1).errContains("The answer is not Gerrit's");
    gerrit.answer("change:12345", "{\"number\":[],\"patchSets\":7}\n");
    reviewed.run("patch", "-g", "12345").exits(1).errContains("has no patch set");
    gerrit.answer("change:12345", "");
    reviewed.run("patch", "-g", "12345").exits(1).errContains("Gerrit knows no such change: 12345");
  }

  @Test
  void oneChangeOfSeveralBranches() {
    DistgitRepo reviewed = underReview();
    String other = json(99, "other-patches", "a".repeat(40), "NEW", GOOD);
    String id = "I" + "8".repeat(40);
    gerrit.answer("change:" + id, other + json(change, "NEW", GOOD));
    reviewed.run("get-patches", "-g", id).exits(0).repo().same("master-patches", change);
    gerrit.answer("change:" + id, other + other);
    reviewed.run("get-patches", "-g", id).exits(1).errContains("several changes", "other-patches");
  }

  @Test
  void wrongUsage() {
    repo.run("patch", "-g", "12345").exits(1).errContains("There is no remote review-patches");
    repo.run("patch", "-l", "-g", "12345").exits(2).errContains("exclude each other");
    repo.run("update-patches", "-g", "12345").exits(2);
    repo.run("patch", "-g", "not; a change").exits(2).errContains("This is no Gerrit change");
    repo.git().git("remote", "add", "review-patches", "ssh://-oProxyCommand=date/foo");
    repo.run("patch", "-g", "12345").exits(1).errContains("no address of a Gerrit server");
    repo.git().git("remote", "set-url", "review-patches", "file:///x");
    repo.run("patch", "-g", "12345").exits(1).errContains("no address of a Gerrit server");
  }

  @Test
  void aServerThatDoesNotLetUsIn() {
    DistgitRepo reviewed = underReview();
    reviewed
        .with("GIT_SSH_COMMAND", gerrit.sshCommand().replace("known_hosts", "none"))
        .run("patch", "-g", "12345")
        .exits(1)
        .errContains(
            "Gerrit can't be asked at 127.0.0.1",
            "Host key verification failed",
            " joe@127.0.0.1 gerrit version")
        .nothingChanged();
    reviewed.git().git("config", "core.sshCommand", gerrit.sshCommand());
    gerrit.answer("change:12345", json(change, "NEW", GOOD));
    reviewed.with("GIT_SSH_COMMAND", null).run("patch", "-g", "12345").exits(0);
  }

  @Test
  void overHttp() throws IOException {
    DistgitRepo reviewed = underReview();
    Path bare =
        Path.of(URI.create(reviewed.git().git("config", "remote.review-patches.url")).getPath());
    Path served = shared.resolve("served");
    reviewed
        .git()
        .git(
            "clone",
            "-q",
            "--mirror",
            shared.resolve("server" + bare + ".git").toString(),
            served.resolve("r/openstack/foo").toString());
    TempGit mirror = TempGit.at(shared, served.resolve("r/openstack/foo"));
    mirror.git("update-server-info");
    try (StaticServer server = StaticServer.serving(served)) {
      reviewed.git().git("remote", "set-url", "review-patches", server.url() + "r/openstack/foo");
      String query =
          "/r/changes/?q=change%3A12345&n=20&o=ALL_REVISIONS&o=DETAILED_LABELS&o=DETAILED_ACCOUNTS";
      server.answer(query.replace("/r/", "/"), "<html>no Gerrit here</html>");
      server.answer(query, ")]}'\n[" + rest("zuul") + "]\n");
      reviewed.run("patch", "-g", "12345").exits(0).errContains("Change 12345/3: Third patch");
      reviewed.repo().same("master-patches", change);
      server.answer(query, ")]}'\n[" + rest("nobody").replace("\"value\":1", "\"value\":-1") + "]");
      reviewed
          .run("get-patches", "-g", "12345")
          .exits(1)
          .errContains("Verified -1 by nobody", server.url() + "r/c/openstack/foo/+/12345");
      server.answer(query, ")]}'\n{}");
      reviewed.run("patch", "-g", "12345").exits(1).errContains("no list of changes");
      reviewed
          .run("patch", "-g", "7")
          .exits(1)
          .errContains("Gerrit can't be asked at 127.0.0.1", "set-url review-patches");
    }
  }

  private String rest(String voter) {
    return ("{\"project\":\"openstack/foo\",\"branch\":\"master-patches\",\"change_id\":\"I7\","
            + "\"subject\":\"Third patch\",\"status\":\"NEW\",\"_number\":12345,"
            + "\"current_revision\":\"%s\",\"revisions\":{\"%s\":{\"_number\":3,\"ref\":"
            + "\"refs/changes/45/12345/3\"}},\"labels\":{\"Verified\":{\"all\":[{\"value\":1,"
            + "\"username\":\"%s\"}]}}}")
        .formatted(change, change, voter);
  }

  @Test
  void theChainOfTheLastPatchIsFoundByItself() {
    DistgitRepo reviewed = underReview();
    gerrit.answer("change:12345", json(change, "NEW", GOOD));
    reviewed.run("patch", "-g", "12345").exits(0);
    String query = "commit:" + change;
    gerrit.answer(query, json(change, "NEW", GOOD));
    reviewed
        .run("patch")
        .exits(0)
        .errContains("Asking Gerrit for the change of the last patch...", "Change 12345/3")
        .outContains("No changes to patches found");
    reviewed.repo().same("master-patches", change);
    gerrit.answer(query, json(change, "NEW", ""));
    reviewed.run("get-patches").exits(1).errContains("nobody has voted").nothingChanged();
    gerrit.answer(query, json(change, "MERGED", GOOD));
    reviewed
        .run("patch", "--dry-run")
        .exits(0)
        .errContains("The last patch is not under review", "Third patch");
    reviewed.run("patch", "-p", "patches/master-patches").exits(0);
    reviewed.spec().patches(2);
    int before = gerrit.commands().size();
    reviewed.run("patch").exits(0).outContains("No changes to patches found");
    assertThat(gerrit.commands()).as("a published patch is nothing to ask about").hasSize(before);
  }
}
