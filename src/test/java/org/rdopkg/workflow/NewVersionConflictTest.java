package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Run;
import org.rdopkg.testkit.TempGit;

/** A conflict is handed over as an ordinary {@code git rebase}; real git goes through it. */
class NewVersionConflictTest {
  private static final String[] ACTION = {"new-version", "-lnU", "2.0.0"};

  /** Five patches; the third one conflicts with upstream's change of {@code shared}. */
  private static DistgitRepo conflicting() {
    DistgitRepo repo =
        distgit("foo")
            .upstream(Map.of("shared", "one\ntwo\nthree\n", "README", "x\n"))
            .patch("First", "first", "1\n")
            .patch("Second", "second", "2\n")
            .patch("Change shared", "shared", "one\nours\nthree\n")
            .patch("Fourth", "fourth", "4\n")
            .patch("Fifth", "fifth", "5\n")
            .inSpec(5)
            .create();
    return NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("shared", "one\ntheirs\nthree\n"));
  }

  private static Run stopped(DistgitRepo repo) {
    return repo.run(ACTION).exits(1);
  }

  private static void resolve(TempGit git) {
    git.write("shared", "one\nboth\nthree\n");
    git.git("add", "shared");
  }

  private static void finished(DistgitRepo repo, int patches) {
    repo.spec().tag("Version").is("2.0.0").patches(patches);
    repo.repo().onBranch("master").isClean();
    assertThat(NewVersions.message(repo)).startsWith("foo-2.0.0-1\n");
    assertThat(repo.git().git("rev-list", "--count", "2.0.0..master-patches"))
        .isEqualTo(String.valueOf(patches));
    assertThat(repo.git().git("merge-base", "2.0.0", "master-patches"))
        .isEqualTo(repo.git().id("2.0.0"));
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
    assertThat(repo.top().resolve(".git/rebase-merge")).doesNotExist();
  }

  @Test
  void theMessageNamesPatchFilesAndUpstreamsCommits() {
    DistgitRepo repo = conflicting();
    String patch = repo.git().id("master-patches~2").substring(0, 7);
    stopped(repo)
        .errContains(
            "error: Patch 3 conflicts with 2.0.0: " + patch + " Change shared",
            "shared: changed on both sides",
            "upstream " + repo.git().id("2.0.0").substring(0, 7) + " Upstream work for 2.0.0",
            "git rebase --continue",
            "rdopkg -c",
            "rdopkg --abort",
            "kept")
        .repo()
        .status("UU shared");
    assertThat(repo.git().git("status")).contains("interactive rebase in progress");
    assertThat(repo.git().git("log", "--format=%s", "2.0.0..HEAD")).isEqualTo("Second\nFirst");
    repo.run("status").exits(0).outContains("new-version", "[x] choose", "[*] rebase");
    repo.run("fix").exits(1).errContains("You're in the middle of previous action: new-version");
  }

  @Test
  void theUserMayGoThroughItWithGitAlone() {
    DistgitRepo repo = conflicting();
    stopped(repo);
    resolve(repo.git());
    repo.git().with("GIT_EDITOR", "true").git("rebase", "--continue");
    repo.repo().onBranch("master-patches");
    repo.run("-c").exits(0).outContains("Patches: 2 kept, 2 applied by git, 1 resolved by hand");
    finished(repo, 5);
  }

  @Test
  void continueFinishesARebaseThatIsResolved() {
    DistgitRepo repo = conflicting();
    stopped(repo);
    resolve(repo.git());
    repo.run("-c").exits(0).outContains("resolved by hand");
    finished(repo, 5);
    assertThat(repo.git().git("show", "master-patches:shared")).isEqualTo("one\nboth\nthree");
  }

  @Test
  void continueSaysWhatIsLeft() {
    DistgitRepo repo = conflicting();
    stopped(repo);
    repo.run("-c")
        .exits(1)
        .errContains("error: Still conflicting in ", "Change shared:", "  shared", "git add")
        .nothingChanged();
  }

  @Test
  void skipLeavesThePatchOut() {
    DistgitRepo repo = conflicting();
    stopped(repo);
    repo.git().with("GIT_EDITOR", "true").git("rebase", "--skip");
    repo.run("-c").exits(0).outContains("1 left out by hand");
    finished(repo, 4);
  }

  @Test
  void aResolutionThatLeavesNothingDropsThePatch() {
    DistgitRepo repo = conflicting();
    stopped(repo);
    repo.git().git("checkout", "-q", "--ours", "shared");
    repo.git().git("add", "shared");
    repo.run("-c").exits(0).outContains("1 left out by hand");
    finished(repo, 4);
  }

  @Test
  void abortPutsEverythingBack() {
    DistgitRepo repo = conflicting();
    String refs = NewVersions.refs(repo);
    stopped(repo);
    repo.run("--abort").exits(0).outContains("State file removed.");
    assertThat(NewVersions.refs(repo)).isEqualTo(refs);
    repo.spec().tag("Version").is("1.2.3").patches(5);
    repo.repo().onBranch("master").isClean();
    repo.run("--abort").exits(1).errContains("No action in progress.");
  }

  @Test
  void abortAfterTheUserHasFinishedPutsTheBranchBackToo() {
    DistgitRepo repo = conflicting();
    String before = repo.git().id("master-patches");
    stopped(repo);
    resolve(repo.git());
    repo.git().with("GIT_EDITOR", "true").git("rebase", "--continue");
    repo.run("--abort").exits(0);
    assertThat(repo.git().id("master-patches")).isEqualTo(before);
    repo.repo().onBranch("master").isClean();
  }

  @Test
  void aRebaseThatTheUserHasAbortedIsRecognised() {
    DistgitRepo repo = conflicting();
    stopped(repo);
    repo.git().git("rebase", "--abort");
    repo.run("-c")
        .exits(1)
        .errContains("error: The rebase of master-patches was aborted", "rdopkg --abort");
    repo.run("--abort").exits(0);
    repo.spec().tag("Version").is("1.2.3");
    repo.repo().onBranch("master").isClean();
  }

  @Test
  void aRebaseOfTheUsersOwnIsTaken() {
    DistgitRepo repo = conflicting();
    stopped(repo);
    repo.git().git("rebase", "--abort");
    repo.git().git("rebase", "-q", "-X", "theirs", "2.0.0");
    repo.run("-c").exits(0);
    finished(repo, 5);
  }

  @Test
  void uncommittedChangesAreRefusedBeforeAnythingMoves() {
    DistgitRepo repo = conflicting();
    repo.git().write("tracked", "x\n").commitAll("tracked");
    repo.git().write("tracked", "changed\n");
    stopped(repo)
        .errContains("uncommitted changes are in the way: tracked", "--worktree DIR")
        .nothingChanged();
  }

  @Test
  void untrackedFilesAreRefusedBeforeAnythingMoves() {
    DistgitRepo repo = conflicting();
    repo.git().write("fifth", "precious\n");
    stopped(repo).errContains("untracked files are in the way: fifth").nothingChanged();
    repo.git().delete("fifth");
    repo.git().write("README/inside", "precious\n");
    stopped(repo).errContains("untracked files are in the way: README/inside").nothingChanged();
    repo.git().delete("README/inside");
    repo.git().write(".git/info/exclude", "ignored\nREADME\n");
    repo.git().delete("README");
    repo.git().write("README", "precious, but ignored\n");
    stopped(repo).errContains("untracked files are in the way: README").nothingChanged();
  }

  @Test
  void aSecondConflictStopsAgain() {
    DistgitRepo repo =
        distgit("foo")
            .upstream(Map.of("a", "1\n", "b", "1\n"))
            .patch("Change a", "a", "2\n")
            .patch("Change b", "b", "2\n")
            .create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("a", "3\n", "b", "3\n"));
    stopped(repo).errContains("Change a");
    repo.git().write("a", "4\n").git("add", "a");
    repo.run("-c").exits(1).errContains("Change b", "  b");
    repo.git().write("b", "4\n").git("add", "b");
    repo.run("-c").exits(0).outContains("2 resolved by hand");
    finished(repo, 2);
  }

  /**
   * git leaves no word of where its rebase has stopped: rdopkg tries again what looks different.
   */
  @Test
  void aSecondConflictThatGitAloneWasToldOfIsResolvedByHandToo() {
    DistgitRepo repo =
        distgit("foo")
            .upstream(Map.of("shared", "one\ntwo\n", "other", "1\n2\n3\n", "moved", "a\nb\n"))
            .patch("Change shared", "shared", "one\nours\n")
            .patch("Change moved", "moved", "a\nB\n")
            .patch("Change other", "other", "1\nours\n3\n")
            .create();
    NewVersions.release(
        repo,
        "2.0.0",
        "1.2.3",
        Map.of("shared", "one\ntheirs\n", "other", "1\ntheirs\n3\n", "moved", "top\na\nb\n"));
    stopped(repo);
    TempGit git = repo.git().with("GIT_EDITOR", "true");
    git.write("shared", "one\nboth\n").git("add", "shared");
    assertThat(git.tryGit("rebase", "--continue").succeeded()).isFalse();
    git.write("other", "1\nboth\n3\n").git("add", "other");
    git.git("rebase", "--continue");
    repo.run("-c").exits(0).outContains("Patches: 1 applied by git, 2 resolved by hand");
  }

  @Test
  void rememberedResolutionsNeedNobody() {
    DistgitRepo repo = conflicting();
    repo.git().git("config", "rerere.enabled", "true");
    repo.git().git("config", "rerere.autoUpdate", "true");
    stopped(repo);
    resolve(repo.git());
    repo.git().with("GIT_EDITOR", "true").git("rebase", "--continue");
    repo.run("--abort").exits(0);
    stopped(repo);
    repo.repo().status("M  shared");
    repo.run("-c").exits(0);
    finished(repo, 5);
  }

  @Test
  void aConfigurationThatChangesRebasesDoesNotMatter() {
    DistgitRepo repo = conflicting();
    repo.git().git("branch", "bystander", "master-patches~3");
    repo.git().git("config", "rebase.updateRefs", "true");
    repo.git().git("config", "rebase.autoSquash", "true");
    repo.git().git("config", "rebase.autoStash", "true");
    repo.git().git("config", "rebase.missingCommitsCheck", "error");
    repo.git().git("config", "rebase.rebaseMerges", "true");
    repo.git().git("config", "rebase.instructionFormat", "%an %s");
    repo.git().git("config", "core.commentChar", ";");
    String bystander = repo.git().id("bystander");
    stopped(repo);
    resolve(repo.git());
    repo.run("-c").exits(0);
    finished(repo, 5);
    assertThat(repo.git().id("bystander")).isEqualTo(bystander);
  }

  @Test
  void aWorktreeOfItsOwnKeepsTheCheckoutFree() {
    DistgitRepo repo = conflicting();
    repo.git().write("untracked", "mine\n").write("README", "mine\n");
    Path place = repo.top().resolveSibling("conflict");
    repo.run("new-version", "-lnU", "--worktree", "../conflict", "2.0.0")
        .exits(1)
        .errContains("Patch 3 conflicts", "cd " + place);
    repo.repo().onBranch("master").status("?? README", "?? untracked");
    TempGit there = TempGit.at(repo.git().home().getParent(), place);
    assertThat(there.status()).isEqualTo("UU shared");
    repo.run("-c").exits(1).errContains("Still conflicting");
    resolve(there);
    repo.run("-c").exits(0);
    repo.spec().tag("Version").is("2.0.0").patches(5);
    repo.repo().onBranch("master").status("?? README", "?? untracked");
    assertThat(Files.exists(place)).isFalse();
    assertThat(repo.git().git("worktree", "list").lines()).hasSize(1);
  }

  @Test
  void abortRemovesTheWorktree() {
    DistgitRepo repo = conflicting();
    String refs = NewVersions.refs(repo);
    Path place = repo.top().resolveSibling("conflict");
    repo.run("new-version", "-lnU", "--worktree", "../conflict", "2.0.0").exits(1);
    repo.run("--abort").exits(0);
    assertThat(NewVersions.refs(repo)).isEqualTo(refs);
    assertThat(Files.exists(place)).isFalse();
    repo.repo().onBranch("master").isClean();
  }

  @Test
  void aWorktreeThatIsThereAlreadyStays() {
    DistgitRepo repo = conflicting();
    Path place = repo.top().resolveSibling("mine");
    repo.git().git("worktree", "add", "-q", "--detach", place.toString(), "1.2.3");
    repo.run("new-version", "-lnU", "--worktree", place.toString(), "2.0.0").exits(1);
    TempGit there = TempGit.at(repo.git().home().getParent(), place);
    resolve(there);
    repo.run("-c").exits(0);
    assertThat(there.status()).isEmpty();
    repo.spec().patches(5);
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found");
  }

  @Test
  void theCheckoutMayBeALinkedWorktreeItself() {
    DistgitRepo repo = conflicting();
    Path place = repo.top().resolveSibling("linked").resolve("foo");
    repo.git().git("checkout", "-q", "--detach");
    repo.git().git("worktree", "add", "-q", place.toString(), "master");
    DistgitRepo linked = DistgitRepo.of(TempGit.at(repo.git().home().getParent(), place));
    stopped(linked);
    assertThat(linked.git().status()).isEqualTo("UU shared");
    resolve(linked.git());
    linked.run("-c").exits(0);
    linked.spec().tag("Version").is("2.0.0").patches(5);
    linked.repo().onBranch("master").isClean();
  }

  @Test
  void aPatchesBranchThatIsCheckedOutElsewhereIsRefusedFirst() {
    DistgitRepo repo = conflicting();
    Path place = repo.top().resolveSibling("elsewhere");
    repo.git().git("worktree", "add", "-q", place.toString(), "master-patches");
    stopped(repo).errContains("git would not start the rebase", "already checked out");
    repo.repo().onBranch("master").isClean();
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
  }

  @Test
  void theRemoteBranchIsBroughtHereForTheConflictAndBackByAbort() {
    DistgitRepo repo =
        distgit("foo")
            .upstream(Map.of("shared", "one\n"))
            .patch("First", "first", "1\n")
            .patch("Change shared", "shared", "ours\n")
            .remote("patches")
            .create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("shared", "theirs\n"));
    repo.git().git("branch", "-q", "-f", "master-patches", "master-patches~1");
    String refs = NewVersions.refs(repo);
    repo.run("new-version", "-nU", "2.0.0").exits(1).errContains("Change shared");
    repo.run("--abort").exits(0);
    assertThat(NewVersions.refs(repo)).isEqualTo(refs);
    repo.git().git("branch", "-q", "-D", "master-patches");
    refs = NewVersions.refs(repo);
    repo.run("new-version", "-nU", "2.0.0").exits(1).errContains("Change shared");
    repo.run("--abort").exits(0);
    assertThat(NewVersions.refs(repo)).isEqualTo(refs);
  }

  @Test
  void undoTakesAResolvedUpdateBackToo() {
    DistgitRepo repo = conflicting();
    String refs = NewVersions.refs(repo);
    stopped(repo);
    resolve(repo.git());
    repo.run("-c").exits(0);
    repo.run("undo").exits(0);
    assertThat(NewVersions.refs(repo)).isEqualTo(refs);
    repo.spec().tag("Version").is("1.2.3").patches(5);
    repo.repo().onBranch("master").isClean();
  }
}
