package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.io.Environment;
import org.rdopkg.io.Terminal;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Run;
import org.rdopkg.testkit.TempGit;

/** The rebased branch goes out only when somebody says so, and never over others' work. */
class NewVersionPushTest {
  private static DistgitRepo package_() {
    DistgitRepo repo = distgit("foo").patches(2).remote("patches").create();
    return NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
  }

  private static String there(DistgitRepo repo, String ref) {
    String line = repo.git().git("ls-remote", "patches", ref);
    return line.isEmpty() ? "" : line.substring(0, 40);
  }

  private static Run atTerminal(DistgitRepo repo, String typed, String... args) {
    Environment plain = repo.git().environment();
    Environment terminal =
        new Environment(
            plain.variables(),
            plain.home(),
            plain.workingDirectory(),
            plain.clock(),
            new Terminal(true, true, true, 80));
    return repo.run(terminal, typed, args);
  }

  /** Somebody else pushes a commit to the patches branch. */
  private static String somebodyPushes(DistgitRepo repo) {
    Path place = repo.top().resolveSibling("somebody");
    repo.git().git("worktree", "add", "-q", "--detach", place.toString(), "patches/master-patches");
    TempGit other = TempGit.at(repo.git().home().getParent(), place);
    other.write("theirs", "x\n").commitAll("somebody else's work");
    String url = repo.git().git("remote", "get-url", "patches");
    other.git("push", "-q", url, "HEAD:master-patches");
    String id = other.head();
    repo.git().git("worktree", "remove", place.toString());
    return id;
  }

  @Test
  void nothingIsPushedWithoutATerminal() {
    DistgitRepo repo = package_();
    String before = there(repo, "refs/heads/master-patches");
    repo.run("new-version", "-n", "2.0.0").exits(0).errContains("Not pushed to");
    assertThat(there(repo, "refs/heads/master-patches")).isEqualTo(before);
    assertThat(there(repo, "refs/tags/2.0.0")).isEmpty();
  }

  @Test
  void pushOnRequest() {
    DistgitRepo repo = package_();
    repo.run("new-version", "-nU", "--push", "2.0.0")
        .exits(0)
        .outContains("Pushed master-patches to patches/master-patches.");
    assertThat(there(repo, "refs/heads/master-patches")).isEqualTo(repo.git().id("master-patches"));
    assertThat(there(repo, "refs/tags/2.0.0")).isEqualTo(repo.git().id("2.0.0"));
    repo.repo().same("patches/master-patches", "master-patches").isClean();
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
  }

  @Test
  void atATerminalTheUserDecides() {
    DistgitRepo no = package_();
    String before = there(no, "refs/heads/master-patches");
    atTerminal(no, "n\n", "new-version", "-nd", "2.0.0")
        .exits(0)
        .errContains("Push master-patches to patches/master-patches (with a lease");
    assertThat(there(no, "refs/heads/master-patches")).isEqualTo(before);
    assertThat(no.top().resolve(".rdopkg.json")).doesNotExist();
    DistgitRepo yes = package_();
    atTerminal(yes, "\n", "new-version", "-nd", "2.0.0").exits(0).outContains("Pushed");
    assertThat(there(yes, "refs/heads/master-patches")).isEqualTo(yes.git().id("master-patches"));
  }

  @Test
  void neverWithTheOptionsThatSayNo() {
    for (String option : new String[] {"-t", "-l", "-U"}) {
      DistgitRepo repo = package_();
      String before = there(repo, "refs/heads/master-patches");
      atTerminal(repo, "y\ny\n", "new-version", "-nd", option, "2.0.0").exits(0);
      assertThat(there(repo, "refs/heads/master-patches")).as(option).isEqualTo(before);
    }
    package_()
        .run("new-version", "-t", "--push", "2.0.0")
        .exits(2)
        .errContains("exclude each other");
  }

  @Test
  void somebodyElsesCommitsAreNotOverwrittenAndContinueTriesAgain() {
    DistgitRepo repo = package_();
    String seen = repo.git().id("patches/master-patches");
    String theirs = somebodyPushes(repo);
    repo.run("new-version", "-nU", "--push", "2.0.0")
        .exits(1)
        .errContains(
            "The push to patches/master-patches was refused; the update itself is committed",
            "stale info",
            "git fetch patches",
            "git log --oneline " + seen + "..patches/master-patches",
            "rdopkg -c");
    assertThat(there(repo, "refs/heads/master-patches")).isEqualTo(theirs);
    repo.spec().tag("Version").is("2.0.0");
    repo.repo().isClean();
    repo.run("status").exits(0).outContains("[x] update", "[*] push");
    repo.run("-c").exits(1).errContains("stale info");
    assertThat(there(repo, "refs/heads/master-patches")).isEqualTo(theirs);
    String url = repo.git().git("remote", "get-url", "patches");
    repo.git().git("push", "-q", "-f", url, seen + ":refs/heads/master-patches");
    repo.run("-c").exits(0).outContains("Pushed master-patches");
    assertThat(there(repo, "refs/heads/master-patches")).isEqualTo(repo.git().id("master-patches"));
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
  }

  @Test
  void abortAfterARefusedPushKeepsTheCommit() {
    DistgitRepo repo = package_();
    somebodyPushes(repo);
    repo.run("new-version", "-nU", "--push", "2.0.0").exits(1);
    repo.run("--abort").exits(0).errContains("only the push is given up");
    repo.spec().tag("Version").is("2.0.0");
    repo.repo().isClean();
  }

  @Test
  void theTagIsNeverForced() {
    DistgitRepo repo = package_();
    String url = repo.git().git("remote", "get-url", "patches");
    String other = repo.git().id("1.2.3");
    repo.git().git("push", "-q", url, other + ":refs/tags/2.0.0");
    repo.run("new-version", "-nU", "--push", "2.0.0")
        .exits(0)
        .errContains("warning: the tag was not pushed:");
    assertThat(there(repo, "refs/tags/2.0.0")).isEqualTo(other);
    assertThat(there(repo, "refs/heads/master-patches")).isEqualTo(repo.git().id("master-patches"));
  }

  @Test
  void aServersHookMayRefuse() {
    DistgitRepo repo = package_();
    Path bare = Path.of(repo.git().git("remote", "get-url", "patches"));
    repo.git().script(bare.resolve("hooks/pre-receive"), "#!/bin/sh\necho go away >&2\nexit 1\n");
    repo.run("new-version", "-nU", "--push", "2.0.0")
        .exits(1)
        .errContains("The push to patches/master-patches was refused", "pre-receive hook declined");
  }

  @Test
  void aRemoteThatIsAwayLeavesTheCommitAndAStateToContinue() {
    DistgitRepo repo = package_();
    String url = repo.git().git("remote", "get-url", "patches");
    repo.git().git("remote", "set-url", "patches", url + ".away");
    repo.run("new-version", "-nU", "--push", "2.0.0").exits(1).errContains("does not appear to be");
    repo.git().git("remote", "set-url", "patches", url);
    repo.run("-c").exits(0).outContains("Pushed");
  }

  @Test
  void aRemoteBranchThatIsMissingIsNotMade() {
    DistgitRepo repo = package_();
    repo.run("new-version", "-n", "-p", "patches/other", "--push", "2.0.0").exits(0);
    assertThat(there(repo, "refs/heads/other")).isEmpty();
  }

  @Test
  void aHookOfTheUsersMayRefuse() {
    DistgitRepo repo = package_();
    String before = there(repo, "refs/heads/master-patches");
    repo.git().hook("pre-push", "#!/bin/sh\necho not on a Friday >&2\nexit 1\n");
    repo.run("new-version", "-nU", "--push", "2.0.0")
        .exits(1)
        .errContains(
            "The push to patches/master-patches was refused; the update itself is committed",
            "not on a Friday",
            "rdopkg -c",
            "rdopkg --abort");
    assertThat(there(repo, "refs/heads/master-patches")).isEqualTo(before);
    repo.git().delete(".git/hooks/pre-push");
    repo.run("-c").exits(0).outContains("Pushed");
    assertThat(there(repo, "refs/heads/master-patches")).isEqualTo(repo.git().id("master-patches"));
  }

  @Test
  void nothingElseIsPushedWhateverTheConfigurationSays() {
    DistgitRepo repo = package_();
    repo.git().git("tag", "-a", "-m", "private", "private", "1.2.3");
    repo.git().git("config", "push.followTags", "true");
    repo.git().git("config", "push.default", "matching");
    repo.git().git("config", "remote.patches.push", "refs/heads/*:refs/heads/*");
    repo.git().git("branch", "wip", "2.0.0");
    String master = repo.git().id("master");
    repo.run("new-version", "-nU", "--push", "2.0.0").exits(0);
    assertThat(repo.git().git("ls-remote", "patches", "private", "wip")).isEmpty();
    assertThat(there(repo, "refs/heads/master")).isEqualTo(master);
    assertThat(there(repo, "refs/tags/2.0.0")).isEqualTo(repo.git().id("2.0.0"));
  }

  @Test
  void theAddressForPushesIsTheOneThatIsUsed() {
    DistgitRepo repo = package_();
    String url = repo.git().git("remote", "get-url", "patches");
    repo.git().git("config", "remote.patches.pushurl", url);
    repo.git().git("config", "remote.patches.url", url + ".read-only");
    repo.run("new-version", "-nU", "--push", "2.0.0").exits(0).outContains("Pushed");
    String pushed = repo.git().git("ls-remote", url, "refs/heads/master-patches");
    assertThat(pushed).startsWith(repo.git().id("master-patches"));
  }

  /** A fetch in the middle must not make the lease cover what nobody has looked at. */
  @Test
  void theLeaseIsOnWhatWasThereAtTheStartAlsoAfterAConflict() {
    DistgitRepo repo =
        distgit("foo")
            .upstream(Map.of("shared", "one\n"))
            .patch("Change shared", "shared", "ours\n")
            .remote("patches")
            .create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("shared", "theirs\n"));
    repo.run("new-version", "-nU", "--push", "2.0.0").exits(1);
    String theirs = somebodyPushes(repo);
    repo.git().git("fetch", "-q", "patches");
    assertThat(repo.git().id("patches/master-patches")).isEqualTo(theirs);
    repo.git().write("shared", "both\n").git("add", "shared");
    repo.run("-c").exits(1).errContains("was refused; the update itself is committed", "stale");
    assertThat(there(repo, "refs/heads/master-patches")).isEqualTo(theirs);
    repo.spec().tag("Version").is("2.0.0");
  }

  /** Another process gets in between the look and the push. */
  @Test
  void aBranchThatAppearsMeanwhileIsNotOverwritten() {
    DistgitRepo repo = package_();
    String url = repo.git().git("remote", "get-url", "patches");
    String seen = there(repo, "refs/heads/master-patches");
    repo.git()
        .hook(
            "pre-push",
            "#!/bin/sh\ngit --git-dir=" + url + " update-ref refs/heads/master-patches 1.2.3\n");
    repo.run("new-version", "-nU", "--push", "2.0.0").exits(1).errContains("was refused");
    assertThat(there(repo, "refs/heads/master-patches"))
        .isEqualTo(repo.git().id("1.2.3"))
        .isNotEqualTo(seen);
  }
}
