package org.rdopkg.git.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.testkit.TempGit;

/**
 * Stops a transaction after each of its steps, as an error and as a crash: what is left is the
 * state before or the state after, at once or once it has been recovered.
 */
class TransactionCrashTest {
  @TempDir Path folder;
  private TempGit template;
  private String patches;
  private String before;
  private String after;
  private List<String> steps;

  /** A crash: nothing of the program runs after it. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void aPackageAndWhatShouldBecomeOfIt() throws IOException {
    template = TempGit.init(folder, "template");
    template.write("foo.spec", "Release: 1\n").write("0001-old.patch", "old\n");
    template.write("other", "1\n").commitAll("first");
    template.importing("master-patches").from("HEAD").file("src", "1").commit("one").done();
    patches = template.id("master-patches");
    template.write("other", "2\n").git("add", "other");
    template.write("untracked", "x");
    before = Snapshot.shape(template);
    steps = new ArrayList<>();
    TempGit done = copy("done");
    apply(done, steps::add);
    after = Snapshot.shape(done);
  }

  private TempGit copy(String name) throws IOException {
    Path to = folder.resolve(name);
    try (Stream<Path> paths = Files.walk(template.top())) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(template.top().relativize(path).toString());
        Files.copy(path, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return TempGit.at(folder, to);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Applied apply(TempGit repo, StepListener listener) {
    try (Checkout checkout = repo.open()) {
      UpdatePlan plan =
          UpdatePlan.builder("rdopkg test", checkout.refs().head())
              .file(
                  new FileChange.Write(
                      "foo.spec", bytes("Release: 2\n"), Before.content(bytes("Release: 1\n"))))
              .file(FileChange.delete("0001-old.patch"))
              .file(FileChange.write("0001-new.patch", bytes("new\n")))
              .commit(CommitPlan.onTop("foo-1-2"))
              .ref(new RefMove("refs/heads/master-patches", patches, repo.id("master"), "x"))
              .build();
      return transactions(checkout, listener).apply(plan);
    }
  }

  private static Transactions transactions(Checkout checkout, StepListener listener) {
    return new Transactions(
        checkout, OutputStream.nullOutputStream(), listener, Duration.ofMillis(100));
  }

  private static Optional<Recovery> recover(TempGit repo, StepListener listener) {
    try (Checkout checkout = repo.open()) {
      return transactions(checkout, listener).recover();
    }
  }

  private static StepListener stopAt(int step, Throwable how) {
    int[] count = {0};
    return name -> {
      if (count[0]++ == step) {
        if (how instanceof Crash crash) {
          throw crash;
        }
        throw (RuntimeException) how;
      }
    };
  }

  private String shapeLeft(TempGit repo) throws IOException {
    String shape = Snapshot.shape(repo);
    assertThat(repo.top().resolve(".git/index.lock")).doesNotExist();
    assertThat(repo.top().resolve(".git/rdopkg").toFile().list((d, name) -> !name.equals("ops")))
        .isNullOrEmpty();
    assertThat(repo.top().resolve(".git/rdopkg/ops").toFile().list((d, n) -> n.startsWith("draft")))
        .isNullOrEmpty();
    return timeless(shape);
  }

  /** Files that were written anew have new time stamps. */
  private static String timeless(String shape) {
    return shape.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
  }

  @Test
  void anErrorAtAnyStepGivesTheStateBefore() throws IOException {
    int moved = steps.indexOf("refs moved");
    assertThat(moved).isGreaterThan(8);
    for (int i = 0; i < moved; i++) {
      TempGit repo = copy("error-" + i);
      RdopkgException error =
          RdopkgException.of(ErrorKind.IO, "no space left").because("x").fix("y");
      int step = i;
      String untouched = Snapshot.shape(repo);
      assertThat(catchThrowable(() -> apply(repo, stopAt(step, error)))).isNotNull();
      assertThat(Snapshot.shape(repo)).as("after step %s", steps.get(i)).isEqualTo(untouched);
      assertThat(shapeLeft(repo)).isEqualTo(timeless(before));
    }
  }

  @Test
  void aCrashAtAnyStepIsRecoveredToBeforeOrAfter() throws IOException {
    int finished = 0;
    int takenBack = 0;
    for (int i = 0; i < steps.size(); i++) {
      TempGit repo = copy("crash-" + i);
      crash(repo, i);
      Optional<Recovery> recovery = recover(repo, StepListener.NONE);
      String left = shapeLeft(repo);
      boolean isAfter = left.equals(timeless(after));
      if (!isAfter) {
        assertThat(left).as("after step %s", steps.get(i)).isEqualTo(timeless(before));
      }
      assertThat(recovery.map(Recovery::notes).orElse(List.of())).isEmpty();
      if (recovery.isPresent()) {
        boolean said = recovery.get().outcome() == Recovery.Outcome.FINISHED;
        assertThat(said).isEqualTo(isAfter);
        finished += isAfter ? 1 : 0;
        takenBack += isAfter ? 0 : 1;
      }
      repo.checkSound();
      assertThat(
              repo.tryGit("diff-index", "--cached", "--quiet", "HEAD", "--", "foo.spec").status())
          .isZero();
    }
    assertThat(finished).isGreaterThanOrEqualTo(2);
    assertThat(takenBack).isGreaterThanOrEqualTo(8);
  }

  /** Where no ref moves the journal's end decides: what holds the record's contents goes too. */
  @Test
  void whatIsTakenBackWhenItWasRecordedLeavesNoRecord() throws IOException {
    TempGit repo = copy("recorded");
    try (Checkout checkout = repo.open()) {
      UpdatePlan plan =
          UpdatePlan.builder("rdopkg test", checkout.refs().head())
              .file(FileChange.write("new", bytes("new\n")))
              .build();
      StepListener crash =
          name -> {
            if (name.equals("operation recorded")) {
              throw new Crash();
            }
          };
      assertThat(catchThrowable(() -> transactions(checkout, crash).apply(plan)))
          .isInstanceOf(Crash.class);
    }
    String ref = repo.git("for-each-ref", "--format=%(refname)", "refs/rdopkg/ops");
    assertThat(ref).startsWith("refs/rdopkg/ops/");
    Path lock = repo.top().resolve(".git").resolve(ref + ".lock");
    Files.createFile(lock); // of the process that has died
    assertThat(recover(repo, StepListener.NONE).orElseThrow().outcome())
        .isEqualTo(Recovery.Outcome.TAKEN_BACK);
    assertThat(shapeLeft(repo)).isEqualTo(timeless(before));
    assertThat(repo.git("for-each-ref", "refs/rdopkg/ops")).isEmpty();
    assertThat(lock).doesNotExist();
  }

  private void crash(TempGit repo, int step) {
    assertThat(catchThrowable(() -> apply(repo, stopAt(step, new Crash()))))
        .isInstanceOf(Crash.class);
  }

  @Test
  @Tag("exhaustive")
  void aCrashOfTheRecoveryIsRecoveredToo() throws IOException {
    for (int i = 0; i < steps.size(); i++) {
      for (int j = 0; j < 20; j++) {
        TempGit repo = copy("crash-" + i + "-" + j);
        crash(repo, i);
        int step = j;
        Throwable second = catchThrowable(() -> recover(repo, stopAt(step, new Crash())));
        recover(repo, StepListener.NONE);
        assertThat(shapeLeft(repo))
            .as("after step %s and then %d", steps.get(i), j)
            .isIn(timeless(before), timeless(after));
        if (second == null) {
          break;
        }
      }
    }
  }

  @Test
  void nothingElseIsWrittenBeforeATornTransactionIsRecovered() throws IOException {
    TempGit repo = copy("torn");
    crash(repo, steps.indexOf("placed foo.spec"));
    assertThat(catchThrowable(() -> apply(repo, StepListener.NONE)))
        .hasMessageContaining("an interrupted rdopkg");
    assertThat(recover(repo, StepListener.NONE).orElseThrow().outcome())
        .isEqualTo(Recovery.Outcome.TAKEN_BACK);
    apply(repo, StepListener.NONE);
    assertThat(shapeLeft(repo)).isEqualTo(timeless(after));
  }

  @Test
  void whatTheUserChangedAfterTheCrashStays() throws IOException {
    TempGit repo = copy("changed");
    crash(repo, steps.indexOf("placed 0001-new.patch"));
    repo.write("foo.spec", "mine\n").write("0001-new.patch", "mine too\n");
    Recovery recovery = recover(repo, StepListener.NONE).orElseThrow();
    assertThat(recovery.notes()).hasSize(1);
    assertThat(recovery.notes().get(0)).startsWith("foo.spec was changed since");
    assertThat(repo.read("foo.spec")).isEqualTo("mine\n");
    assertThat(repo.read("0001-new.patch")).isEqualTo("mine too\n");
    assertThat(repo.read("0001-old.patch")).isEqualTo("old\n");
    String saved = recovery.notes().get(0).replaceAll(".* is ", "");
    assertThat(Path.of(saved)).hasContent("Release: 1\n");
  }

  @Test
  void aLockThatTheUserRemovedIsNotMissed() throws IOException {
    TempGit repo = copy("removed");
    crash(repo, steps.indexOf("refs moved"));
    Files.delete(repo.top().resolve(".git/index.lock"));
    repo.write("another", "x").git("add", "another");
    assertThat(recover(repo, StepListener.NONE).orElseThrow().outcome())
        .isEqualTo(Recovery.Outcome.FINISHED);
    assertThat(repo.status()).isEqualTo("A  another\nM  other\n?? untracked");
    repo.checkSound();
  }

  @Test
  void aForeignIndexLockStays() throws IOException {
    TempGit repo = copy("foreign");
    crash(repo, steps.indexOf("journal written"));
    Path lock = repo.top().resolve(".git/index.lock");
    Files.writeString(lock, "");
    recover(repo, StepListener.NONE);
    assertThat(lock).exists();
    Files.delete(lock);
    assertThat(shapeLeft(repo)).isEqualTo(timeless(before));
  }

  @Test
  void refLocksThatTheCrashLeftAreRemoved() throws IOException {
    TempGit repo = copy("locks");
    crash(repo, steps.indexOf("index lock filled"));
    Path lock = repo.top().resolve(".git/refs/heads/master.lock");
    Files.createFile(lock);
    recover(repo, StepListener.NONE);
    assertThat(lock).doesNotExist();
    assertThat(shapeLeft(repo)).isEqualTo(timeless(before));
  }

  @Test
  void aJournalThatCannotBeReadIsAnErrorWithAWayOut() throws IOException {
    TempGit repo = copy("unreadable");
    crash(repo, steps.indexOf("placed foo.spec"));
    Files.writeString(repo.top().resolve(".git/rdopkg/journal"), "rdopkg-journal 2\n");
    RdopkgException error =
        (RdopkgException) catchThrowable(() -> recover(repo, StepListener.NONE));
    assertThat(error.what()).contains("cannot be read");
    assertThat(error.fixes()).hasSize(2);
    assertThat(repo.top().resolve(".git/rdopkg/journal")).exists();
  }
}
