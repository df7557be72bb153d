package org.rdopkg.git.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.testkit.TempGit;

/** A transaction that cannot be done says why, and leaves everything as it was. */
class TransactionFailureTest {
  @TempDir Path folder;
  private TempGit repo;
  private String patches;
  private final ByteArrayOutputStream hookOutput = new ByteArrayOutputStream();

  @BeforeEach
  void aPackage() {
    repo = TempGit.init(folder);
    repo.write("foo.spec", "Release: 1\n").write("0001-old.patch", "old\n").write("other", "1\n");
    repo.commitAll("first");
    repo.importing("master-patches").from("HEAD").file("src", "1").commit("one").done();
    patches = repo.id("master-patches");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private UpdatePlan plan(Checkout checkout) {
    return UpdatePlan.builder("rdopkg test", checkout.refs().head())
        .file(
            new FileChange.Write(
                "foo.spec", bytes("Release: 2\n"), Before.content(bytes("Release: 1\n"))))
        .file(FileChange.delete("0001-old.patch"))
        .file(FileChange.write("0001-new.patch", bytes("new\n")))
        .commit(CommitPlan.onTop("foo-1-2"))
        .ref(new RefMove("refs/heads/master-patches", patches, repo.id("master"), "x"))
        .build();
  }

  private interface Disturbance {
    void disturb(Checkout checkout) throws IOException;
  }

  /** Applies the plan after something has got in its way. */
  private RdopkgException failure(Disturbance disturbance) throws IOException {
    try (Checkout checkout = repo.open()) {
      UpdatePlan plan = plan(checkout);
      disturbance.disturb(checkout);
      String before = Snapshot.of(repo);
      Transactions transactions =
          new Transactions(checkout, hookOutput, StepListener.NONE, Duration.ofMillis(60));
      RdopkgException error =
          catchThrowableOfType(RdopkgException.class, () -> transactions.apply(plan));
      assertThat(error).isNotNull();
      assertThat(Snapshot.of(repo)).isEqualTo(before);
      assertThat(error.why()).as(error.what()).isNotEmpty();
      assertThat(error.fixes()).as("%s: %s", error.what(), error.why()).isNotEmpty();
      assertThat(transactions.isTorn()).isFalse();
      return error;
    }
  }

  private static Disturbance files(Consumer<TempGit> change, TempGit repo) {
    return checkout -> change.accept(repo);
  }

  @Test
  void anUntrackedFileIsNotOverwritten() throws IOException {
    assertThat(failure(files(r -> r.write("0001-new.patch", "mine"), repo)).what())
        .isEqualTo("untracked file in the way: 0001-new.patch");
  }

  @Test
  void anUntrackedFileThatIsRightAlreadyIsNoObstacle() {
    repo.write("0001-new.patch", "new\n");
    try (Checkout checkout = repo.open()) {
      new Transactions(checkout, hookOutput).apply(plan(checkout));
    }
    assertThat(repo.status()).isEmpty();
    assertThat(repo.git("show", "HEAD:0001-new.patch")).isEqualTo("new");
  }

  @Test
  void aModifiedPatchIsNotDeleted() throws IOException {
    assertThat(failure(files(r -> r.write("0001-old.patch", "mine"), repo)).what())
        .isEqualTo("uncommitted changes in 0001-old.patch");
  }

  @Test
  void aStagedPatchIsNotDeleted() throws IOException {
    Disturbance staged =
        files(r -> r.write("0001-old.patch", "mine").git("add", "0001-old.patch"), repo);
    assertThat(failure(staged).what()).isEqualTo("uncommitted changes in 0001-old.patch");
  }

  @Test
  void aPatchThatIsGoneAlreadyIsNoObstacle() {
    repo.delete("0001-old.patch");
    try (Checkout checkout = repo.open()) {
      new Transactions(checkout, hookOutput).apply(plan(checkout));
    }
    assertThat(repo.status()).isEmpty();
  }

  @Test
  void aSpecThatWasSavedMeanwhileIsNotOverwritten() throws IOException {
    assertThat(failure(files(r -> r.write("foo.spec", "Release: 9\n"), repo)).what())
        .isEqualTo("foo.spec has been changed meanwhile");
  }

  @Test
  void aSpecWithOtherStagedContentIsNotOverwritten() throws IOException {
    Disturbance staged =
        files(
            r -> {
              r.write("foo.spec", "Release: 9\n").git("add", "foo.spec");
              r.write("foo.spec", "Release: 1\n");
            },
            repo);
    assertThat(failure(staged).what()).isEqualTo("staged changes in foo.spec differ from the file");
  }

  @Test
  void aSymbolicLinkOutOfTheCheckoutIsNotFollowed() throws IOException {
    Path target = folder.resolve("target");
    Files.writeString(target, "Release: 1\n");
    Disturbance link =
        checkout -> {
          Files.delete(repo.top().resolve("foo.spec"));
          Files.createSymbolicLink(repo.top().resolve("foo.spec"), target);
        };
    try (Checkout checkout = repo.open()) {
      UpdatePlan plan = plan(checkout);
      link.disturb(checkout);
      assertThat(
              catchThrowableOfType(
                      RdopkgException.class,
                      () -> new Transactions(checkout, hookOutput).apply(plan))
                  .what())
          .isEqualTo("Refused to touch file: foo.spec");
    }
    assertThat(target).hasContent("Release: 1\n");
  }

  @Test
  void aCommitOfSomebodyElseIsNotHidden() throws IOException {
    Disturbance commit = files(r -> r.write("other", "2\n").commitAll("theirs"), repo);
    assertThat(failure(commit).what()).isEqualTo("HEAD has moved meanwhile");
  }

  @Test
  void aBranchThatMovedMeanwhileIsNotOverwritten() throws IOException {
    Disturbance move =
        files(
            r ->
                r.importing("master-patches")
                    .from("master-patches")
                    .file("s", "2")
                    .commit("theirs")
                    .done(),
            repo);
    assertThat(failure(move).what()).isEqualTo("refs/heads/master-patches has moved meanwhile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"refs/heads/master.lock", "refs/heads/master-patches.lock"})
  void aLockedRefIsAnError(String lock) throws IOException {
    Path file = repo.top().resolve(".git").resolve(lock);
    RdopkgException error = failure(checkout -> Files.createFile(file));
    assertThat(error.what()).contains("cannot be changed");
    assertThat(file).exists();
  }

  @Test
  void aGitThatPacksRefsIsNoObstacle() throws IOException {
    repo.git("pack-refs", "--all");
    Path lock = Files.createFile(repo.top().resolve(".git/packed-refs.lock"));
    byte[] packed = Files.readAllBytes(repo.top().resolve(".git/packed-refs"));
    try (Checkout checkout = repo.open()) {
      UpdatePlan plan = plan(checkout);
      String after = new Transactions(checkout, hookOutput).apply(plan).commit().orElseThrow();
      assertThat(repo.git("rev-parse", "master")).isEqualTo(after);
    }
    assertThat(lock).exists();
    assertThat(repo.top().resolve(".git/packed-refs")).hasBinaryContent(packed);
    Files.delete(lock);
    repo.git("fsck", "--strict");
  }

  @Test
  void aRefWhoseFileCannotTakeItsPlaceIsMovedAtTheNextStart() throws IOException {
    Path folder = repo.top().resolve(".git/refs/heads/master-patches");
    repo.git("pack-refs", "--all");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("in-the-way"), "no ref");
    try (Checkout checkout = repo.open()) {
      UpdatePlan plan = plan(checkout);
      assertThat(catchThrowable(() -> new Transactions(checkout, hookOutput).apply(plan)))
          .isInstanceOf(RdopkgException.class);
      assertThat(new Transactions(checkout, hookOutput).isTorn()).isTrue();
      Files.delete(folder.resolve("in-the-way"));
      new Transactions(checkout, hookOutput).recover();
      for (RefMove move : plan.refs()) {
        assertThat(repo.git("rev-parse", move.ref())).isEqualTo(move.after());
      }
      assertThat(repo.status()).isEmpty();
    }
  }

  @Test
  void aLockedIndexIsAnError() throws IOException {
    Path lock = repo.top().resolve(".git/index.lock");
    RdopkgException error = failure(checkout -> Files.createFile(lock));
    assertThat(error.what()).isEqualTo("git's index is locked");
    assertThat(lock).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pre-commit", "prepare-commit-msg", "commit-msg"})
  void aHookMayRefuse(String hook) throws IOException {
    repo.hook(hook, "#!/bin/sh\necho no way\nexit 3\n");
    RdopkgException error = failure(checkout -> {});
    assertThat(error.what()).isEqualTo("the hook " + hook + " has refused the commit");
    assertThat(hookOutput.toString(StandardCharsets.UTF_8)).isEqualTo("no way\n");
  }

  @Test
  void aHookMayChangeFilesAndThenRefuse() throws IOException {
    repo.hook("pre-commit", "#!/bin/sh\necho formatted >>foo.spec\ngit add foo.spec\nexit 1\n");
    assertThat(failure(checkout -> {}).fixes())
        .anyMatch(fix -> fix.startsWith("What a hook or somebody else made of foo.spec is "));
  }

  @Test
  void aHookMayNotRemoveTheWholeMessage() throws IOException {
    repo.hook("commit-msg", "#!/bin/sh\n: >\"$1\"\n");
    assertThat(failure(checkout -> {}).what()).isEqualTo("the commit message is empty");
  }

  @Test
  void aBranchThatIsCheckedOutElsewhereIsNotMoved() throws IOException {
    repo.git("worktree", "add", "-q", "../linked", "master-patches");
    RdopkgException error = failure(checkout -> {});
    assertThat(error.what()).isEqualTo("refs/heads/master-patches is checked out");
  }

  @Test
  void anUnfinishedMergeComesFirst() throws IOException {
    repo.git("checkout", "-q", "-b", "a");
    repo.write("other", "a").commitAll("a");
    repo.git("checkout", "-q", "master");
    repo.write("other", "b").commitAll("b");
    repo.tryGit("merge", "a");
    assertThat(failure(checkout -> {}).what()).isEqualTo("a merge is in progress");
  }

  @Test
  void anUnknownUserIsAskedToIntroduceThemselves() throws IOException {
    repo =
        repo.with("GIT_COMMITTER_NAME", null)
            .with("GIT_COMMITTER_EMAIL", null)
            .with("GIT_COMMITTER_DATE", null);
    repo.git("config", "user.useConfigOnly", "true");
    RdopkgException error = failure(checkout -> {});
    assertThat(error.what()).isEqualTo("git does not know who you are");
  }

  @Test
  void amendingNothingIsAnError() {
    TempGit empty = TempGit.init(folder, "empty");
    try (Checkout checkout = empty.open()) {
      UpdatePlan plan =
          UpdatePlan.builder("rdopkg test", checkout.refs().head())
              .file(FileChange.write("a", bytes("x")))
              .commit(CommitPlan.amending("x"))
              .build();
      assertThat(
              catchThrowableOfType(
                      RdopkgException.class,
                      () -> new Transactions(checkout, hookOutput).apply(plan))
                  .what())
          .isEqualTo("there is no commit to amend");
    }
    assertThat(empty.status()).isEmpty();
  }

  private static void lockAs(long pid, Checkout checkout) throws IOException {
    Path lock = checkout.location().gitDir().resolve("rdopkg/lock");
    Files.createDirectories(lock.getParent());
    String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    Files.writeString(lock, pid + " 0 abc " + host + " rdopkg new-version\n");
  }

  @Test
  void aSecondRdopkgIsToldWhoHoldsTheLock() throws IOException {
    long me = ProcessHandle.current().pid();
    RdopkgException error = failure(checkout -> lockAs(me, checkout));
    assertThat(error.what()).isEqualTo("another rdopkg is changing this checkout");
    assertThat(error.why().orElseThrow()).startsWith("rdopkg new-version (process " + me);
  }

  @Test
  void theLockOfADeadProcessIsTaken() throws IOException {
    long dead = Long.parseLong(repo.git("-c", "alias.pid=!echo $$", "pid"));
    try (Checkout checkout = repo.open()) {
      lockAs(dead, checkout);
      new Transactions(checkout, hookOutput).apply(plan(checkout));
      assertThat(checkout.location().gitDir().resolve("rdopkg").toFile().list())
          .containsOnly("ops");
    }
    assertThat(repo.status()).isEmpty();
  }
}
