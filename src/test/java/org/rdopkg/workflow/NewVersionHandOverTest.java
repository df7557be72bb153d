package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/**
 * What people do with git while a conflict waits: in the checkout, in a linked work tree, in a
 * checkout that is a linked work tree itself.
 */
class NewVersionHandOverTest {
  private static final String BOTH = "one\nboth\nthree\n";

  private DistgitRepo repo;
  private CheckoutPicture before;

  /** Three patches; the second one conflicts with upstream's change of {@code shared}. */
  @BeforeEach
  void aPackageWithAConflict() {
    repo =
        distgit("foo")
            .upstream(Map.of("shared", "one\ntwo\nthree\n"))
            .patch("First", "first", "1\n")
            .patch("Change shared", "shared", "one\nours\nthree\n")
            .patch("Third", "third", "3\n")
            .inSpec(3)
            .create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("shared", "one\ntheirs\nthree\n"));
    before = CheckoutPicture.of(repo);
  }

  private Path place() {
    return repo.top().resolveSibling("conflict");
  }

  private TempGit there() {
    return TempGit.at(repo.git().home().getParent(), place()).with("GIT_EDITOR", "true");
  }

  private TempGit inWorktree() {
    repo.run("new-version", "-lnU", "--worktree", "../conflict", "2.0.0").exits(1);
    return there();
  }

  private TempGit inCheckout() {
    repo.run("new-version", "-lnU", "2.0.0").exits(1);
    return repo.git().with("GIT_EDITOR", "true");
  }

  private void done(int patches) {
    repo.spec().tag("Version").is("2.0.0").patches(patches);
    repo.repo().onBranch("master").isClean();
    assertThat(repo.git().git("rev-list", "--count", "2.0.0..master-patches"))
        .isEqualTo(String.valueOf(patches));
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found");
  }

  private void allBack() {
    assertThat(CheckoutPicture.of(repo)).isEqualTo(before);
    repo.repo().onBranch("master").isClean();
    assertThat(repo.git().git("worktree", "list").lines()).hasSize(1);
  }

  @Test
  void mergetoolResolvesIt() {
    TempGit git = inCheckout();
    git.git("config", "merge.tool", "mine");
    git.git("config", "mergetool.mine.cmd", "printf 'one\\nboth\\nthree\\n' >\"$MERGED\"");
    git.git("config", "mergetool.mine.trustExitCode", "true");
    git.git("config", "mergetool.keepBackup", "false");
    git.git("mergetool", "--no-prompt");
    repo.repo().status("M  shared");
    repo.run("-c").exits(0).outContains("1 resolved by hand");
    done(3);
    assertThat(repo.git().git("show", "master-patches:shared")).isEqualTo(BOTH.strip());
  }

  @Test
  void theSidesAreAsInAnyRebase() {
    TempGit git = inCheckout();
    assertThat(git.git("show", ":1:shared")).isEqualTo("one\ntwo\nthree");
    assertThat(git.git("show", ":2:shared")).isEqualTo("one\ntheirs\nthree");
    assertThat(git.git("show", ":3:shared")).isEqualTo("one\nours\nthree");
    assertThat(git.git("rev-parse", "REBASE_HEAD")).isEqualTo(git.id("ORIG_HEAD~1"));
    assertThat(git.git("rebase", "--show-current-patch")).contains("Change shared");
  }

  @Test
  void theLastPatchesMayBeEditedOnTheWay() {
    TempGit git = inCheckout();
    git.write("shared", BOTH).git("add", "shared");
    git.with("GIT_SEQUENCE_EDITOR", "sed -i /Third/d").git("rebase", "--edit-todo");
    git.git("rebase", "--continue");
    repo.run("-c").exits(0).outContains("1 left out by hand", "1 resolved by hand");
    done(2);
  }

  @Test
  void theUserMayAddACommit() {
    TempGit git = inCheckout();
    git.write("shared", BOTH).git("add", "shared");
    git.git("rebase", "--continue");
    git.write("fourth", "4\n").commitAll("One more");
    repo.run("-c").exits(0);
    done(4);
  }

  @Test
  void aCommitMadeByHandInTheMiddleCountsAsTheResolution() {
    TempGit git = inCheckout();
    git.write("shared", BOTH).git("add", "shared");
    git.git("commit", "-q", "-C", "REBASE_HEAD");
    repo.run("-c").exits(0).outContains("1 resolved by hand");
    done(3);
  }

  @Test
  void filesInTheWayOfTheRestAreSaidByGit() {
    TempGit git = inCheckout();
    git.write("third", "precious\n");
    git.write("shared", BOTH).git("add", "shared");
    repo.run("-c").exits(1).errContains("git rebase --continue failed", "third", "git status");
    assertThat(git.read("third")).isEqualTo("precious\n");
    git.delete("third");
    repo.run("-c").exits(0);
    done(3);
  }

  @Test
  void inAWorktreeTheUserMayFinishByHand() {
    TempGit git = inWorktree();
    git.write("shared", BOTH).git("add", "shared");
    git.git("rebase", "--continue");
    repo.run("-c").exits(0).outContains("1 resolved by hand");
    done(3);
    assertThat(place()).doesNotExist();
    assertThat(repo.git().git("worktree", "list").lines()).hasSize(1);
  }

  @Test
  void inAWorktreeTheUserMaySkip() {
    inWorktree().git("rebase", "--skip");
    repo.run("-c").exits(0).outContains("1 left out by hand");
    done(2);
  }

  @Test
  void inAWorktreeTheUserMayAbortByHand() {
    inWorktree().git("rebase", "--abort");
    repo.run("-c").exits(1).errContains("The rebase of master-patches was aborted");
    repo.run("--abort").exits(0);
    allBack();
  }

  @Test
  void aWorktreeThatTheUserHasRemovedIsNoObstacle() throws IOException {
    inWorktree();
    repo.git().git("worktree", "remove", "--force", place().toString());
    repo.run("-c").exits(1).errContains("was aborted");
    repo.run("--abort").exits(0);
    allBack();
    inWorktree();
    try (var files = Files.walk(place())) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    repo.run("--abort").exits(0);
    repo.git().git("worktree", "prune");
    allBack();
    repo.run("new-version", "-lnU", "2.0.0").exits(1).errContains("Patch 2 conflicts");
  }

  @Test
  void filesThatTheUserHasPutIntoTheWorktreeStay() {
    TempGit git = inWorktree();
    git.write("shared", BOTH).git("add", "shared");
    git.write("notes", "precious\n");
    repo.run("-c").exits(0).errContains("the work tree " + place() + " stays");
    done(3);
    assertThat(git.read("notes")).isEqualTo("precious\n");
  }

  @Test
  void aWorktreeWithUncommittedChangesIsRefused() {
    repo.git().git("worktree", "add", "-q", "--detach", place().toString(), "1.2.3");
    there().write("shared", "changed\n");
    repo.run("new-version", "-lnU", "--worktree", "../conflict", "2.0.0")
        .exits(1)
        .errContains("uncommitted changes are in the way: shared")
        .nothingChanged();
    there().git("checkout", "-q", "shared");
    there().write("third", "precious\n");
    repo.run("new-version", "-lnU", "--worktree", "../conflict", "2.0.0")
        .exits(1)
        .errContains("untracked files are in the way: third")
        .nothingChanged();
    assertThat(there().read("third")).isEqualTo("precious\n");
  }

  @Test
  void aFolderThatIsNoWorktreeIsRefused() {
    repo.git().write("../conflict/file", "x\n");
    repo.run("new-version", "-lnU", "--worktree", "../conflict", "2.0.0").exits(1).nothingChanged();
    Path file = repo.top().resolveSibling("file");
    repo.git().write("../file", "x\n");
    repo.run("new-version", "-lnU", "--worktree", file.toString(), "2.0.0")
        .exits(1)
        .nothingChanged();
  }

  @Test
  void aRebaseOfTheUsersOwnIsNotTouched() {
    repo.git().git("branch", "topic", "master-patches");
    repo.git().git("worktree", "add", "-q", place().toString(), "topic");
    there().tryGit("rebase", "2.0.0");
    repo.run("new-version", "-lnU", "--worktree", "../conflict", "2.0.0").exits(1).nothingChanged();
    assertThat(there().git("status")).contains("rebase in progress");
  }

  /** The distgit checkout is a linked work tree, and the conflict is given up or finished there. */
  @Test
  void aLinkedCheckoutGoesBackToItsBranch() {
    Path linked = repo.top().resolveSibling("linked").resolve("foo");
    repo.git().git("checkout", "-q", "--detach");
    repo.git().git("worktree", "add", "-q", linked.toString(), "master");
    DistgitRepo checkout = DistgitRepo.of(TempGit.at(repo.git().home().getParent(), linked));
    CheckoutPicture picture = CheckoutPicture.of(checkout);
    checkout.run("new-version", "-lnU", "2.0.0").exits(1);
    assertThat(checkout.git().git("status")).contains("interactive rebase in progress");
    repo.repo().isClean();
    checkout.run("--abort").exits(0);
    assertThat(CheckoutPicture.of(checkout)).isEqualTo(picture);
    checkout.repo().onBranch("master").isClean();
    checkout.run("new-version", "-lnU", "--worktree", place().toString(), "2.0.0").exits(1);
    there().write("shared", BOTH).git("add", "shared");
    there().git("rebase", "--continue");
    checkout.run("-c").exits(0);
    checkout.spec().tag("Version").is("2.0.0").patches(3);
    checkout.repo().onBranch("master").isClean();
    assertThat(repo.git().git("worktree", "list").lines()).hasSize(2);
    checkout.run("undo").exits(0);
    assertThat(CheckoutPicture.of(checkout)).isEqualTo(picture);
  }

  @Test
  void aRecordedResolutionIsOnlyTakenWhenTheUserHasSaidSo() {
    TempGit git = inCheckout();
    git.git("config", "rerere.enabled", "true");
    git.git("rerere");
    git.write("shared", BOTH).git("add", "shared");
    repo.run("-c").exits(0);
    repo.run("undo").exits(0);
    repo.run("new-version", "-lnU", "2.0.0").exits(1);
    assertThat(git.read("shared")).isEqualTo(BOTH);
    repo.repo().status("UU shared");
    repo.run("-c").exits(1).errContains("Still conflicting", "  shared");
    git.git("add", "shared");
    repo.run("-c").exits(0);
    done(3);
  }
}
