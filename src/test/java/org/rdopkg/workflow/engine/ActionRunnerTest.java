package org.rdopkg.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Before;
import org.rdopkg.git.tx.CommitPlan;
import org.rdopkg.git.tx.FileChange;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.testkit.TempGit;

class ActionRunnerTest {
  @TempDir Path folder;
  private TempGit git;

  @BeforeEach
  void makeRepository() {
    git = TempGit.init(folder);
    git.write("file", "old\n").commitAll("first");
  }

  /** Writes a file, waits until somebody has made a file {@code go}, then commits. */
  private static final class Toy implements ResumableAction<Toy.State, String> {
    private final Checkout checkout;
    private final List<String> ran = new ArrayList<>();
    private boolean failing;

    record State(String text, int round) {}

    Toy(Checkout checkout) {
      this.checkout = checkout;
    }

    @Override
    public String name() {
      return "toy";
    }

    @Override
    public List<Step<State, String>> steps() {
      return List.of(
          new Step<>("write", "write the file", this::write),
          new Step<>("wait", "wait for go", this::await),
          new Step<>("commit", "commit the file", this::commit));
    }

    private StepResult<State, String> write(State state, Progress<State> progress) {
      ran.add("write");
      if (failing) {
        throw RdopkgException.of(ErrorKind.INPUT, "no");
      }
      State then = new State(state.text(), 1);
      progress.apply(plan().file(FileChange.write("file", bytes(state.text()))).build(), then);
      return StepResult.next(then);
    }

    private StepResult<State, String> await(State state, Progress<State> progress) {
      ran.add("wait");
      State next = new State(state.text(), state.round() + 1);
      return checkout.files().exists("go")
          ? StepResult.next(state)
          : StepResult.stopped(next, "no go", List.of("touch go"));
    }

    private StepResult<State, String> commit(State state, Progress<State> progress) {
      ran.add("commit");
      FileChange file =
          new FileChange.Write("file", bytes(state.text()), Before.content(bytes(state.text())));
      progress.finish(plan().file(file).commit(CommitPlan.onTop("toy\n")).build());
      return StepResult.finished(state.text() + state.round());
    }

    private UpdatePlan.Builder plan() {
      return UpdatePlan.builder("rdopkg toy", checkout.refs().head());
    }

    @Override
    public SortedMap<String, String> arguments(State state) {
      return new TreeMap<>(java.util.Map.of("text", state.text()));
    }

    @Override
    public List<String> refs(State state) {
      return List.of("refs/heads/master", "refs/heads/absent");
    }

    @Override
    public JsonObject write(State state) {
      JsonObject json = new JsonObject();
      json.addProperty("text", state.text());
      json.addProperty("round", state.round());
      return json;
    }

    @Override
    public State read(JsonObject json) {
      return new State(json.get("text").getAsString(), json.get("round").getAsInt());
    }

    @Override
    public void abort(State state, CheckoutBefore before, Progress<State> progress) {
      byte[] old = checkout.commitFiles().read(before.commit().orElseThrow(), "file").orElseThrow();
      FileChange back = new FileChange.Write("file", old, Before.content(bytes(state.text())));
      progress.finish(plan().file(back).build());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ActionRunner<Toy.State, String> runner(Toy toy) {
    return new ActionRunner<>(
        toy, toy.checkout, new Transactions(toy.checkout, new java.io.ByteArrayOutputStream()));
  }

  private Outcome<String> start() {
    try (Checkout checkout = git.open()) {
      return runner(new Toy(checkout)).start(new Toy.State("new\n", 0));
    }
  }

  private Outcome<String> resume() {
    try (Checkout checkout = git.open()) {
      return runner(new Toy(checkout)).resume();
    }
  }

  @Test
  void aPauseSavesTheStateAndContinueCallsTheSameStepAgain() {
    assertThat(start()).isEqualTo(new Outcome.Paused<>(false, "no go", List.of("touch go")));
    assertThat(git.read("file")).isEqualTo("new\n");
    assertThat(resume()).isInstanceOf(Outcome.Paused.class);
    git.write("go", "");
    assertThat(resume()).isEqualTo(new Outcome.Done<>("new\n3", true));
    assertThat(git.git("log", "-1", "--format=%s")).isEqualTo("toy");
    assertThat(git.status()).isEqualTo("?? go");
  }

  @Test
  void anActionThatNeverPausesLeavesNoState() {
    git.write("go", "");
    assertThat(start()).isEqualTo(new Outcome.Done<>("new\n1", false));
    assertThat(git.read(".rdopkg.json")).isNull();
    assertThat(git.git("show", "--name-only", "--format=")).isEqualTo("file");
  }

  @Test
  void theStateFileIsNoChangeForGit() {
    start();
    assertThat(git.read(".rdopkg.json")).contains("\"action\": \"toy\"");
    assertThat(git.status()).isEqualTo(" M file");
    git.git("add", "-A");
    assertThat(git.status()).isEqualTo("M  file");
  }

  @Test
  void theExcludeFileIsKeptAndGetsItsLineOnce() {
    git.write(".git/info/exclude", "*.o");
    start();
    resume();
    assertThat(git.read(".git/info/exclude")).isEqualTo("*.o\n/.rdopkg.json\n");
  }

  @Test
  void theStateFileSaysWhereTheCheckoutWas() {
    start();
    try (Checkout checkout = git.open()) {
      SavedState saved = new StateFile(checkout).read().orElseThrow();
      assertThat(saved.before().head()).isEqualTo("refs/heads/master");
      assertThat(saved.before().commit()).contains(git.head());
      assertThat(saved.before().refs())
          .containsOnly(
              java.util.Map.entry("refs/heads/absent", RefMove.NONE),
              java.util.Map.entry("refs/heads/master", git.head()));
      assertThat(saved.arguments()).containsExactly(java.util.Map.entry("text", "new\n"));
      assertThat(saved.step()).isEqualTo("wait");
      assertThat(saved.position()).isEqualTo(1);
      assertThat(saved.steps()).hasSize(3);
    }
  }

  @Test
  void anErrorBeforeAnythingIsSavedLeavesNoState() {
    try (Checkout checkout = git.open()) {
      Toy toy = new Toy(checkout);
      toy.failing = true;
      assertThatThrownBy(() -> runner(toy).start(new Toy.State("x", 0)))
          .isInstanceOf(RdopkgException.class);
    }
    assertThat(git.read(".rdopkg.json")).isNull();
  }

  @Test
  void aSecondActionIsRefused() {
    start();
    assertThatThrownBy(this::start)
        .isInstanceOfSatisfying(
            RdopkgException.class,
            e -> {
              assertThat(e.what()).isEqualTo("You're in the middle of previous action: toy");
              assertThat(e.fixes())
                  .containsExactly(
                      "Please `--continue` or `--abort` previous action before running a new one.");
            });
  }

  @Test
  void abortPutsEverythingBack() {
    start();
    try (Checkout checkout = git.open()) {
      runner(new Toy(checkout)).abort();
    }
    assertThat(git.status()).isEmpty();
    assertThat(git.read("file")).isEqualTo("old\n");
    assertThat(git.read(".rdopkg.json")).isNull();
    assertThatThrownBy(this::resume).hasMessageContaining("No action in progress");
  }

  @Test
  void aRunThatWasKilledBehindATransactionGoesOnWithTheNextStep() {
    start(); // as after a kill in "wait": the transaction has saved that "write" is done
    git.write("go", "");
    try (Checkout checkout = git.open()) {
      Toy toy = new Toy(checkout);
      runner(toy).resume();
      assertThat(toy.ran).containsExactly("wait", "commit");
    }
  }

  private RdopkgException unreadable(String content) {
    git.write(".rdopkg.json", content);
    try (Checkout checkout = git.open()) {
      return org.assertj.core.api.Assertions.catchThrowableOfType(
          RdopkgException.class, () -> new StateFile(checkout).read());
    }
  }

  @Test
  void theStateOfThePythonToolIsExplained() {
    RdopkgException error =
        unreadable("{\"action\": [\"fix\", \"commit_distgit_update\"], \"args\": {}}");
    assertThat(error.what()).isEqualTo("You're in the middle of previous action: fix");
    assertThat(error.why().orElse("")).contains("Python", "commit_distgit_update");
    assertThat(error.fixes()).hasSize(2);
  }

  @Test
  void anUnreadableStateIsAnErrorWithAWayOutAndIsNotDropped() {
    for (String content :
        List.of(
            "{broken",
            "",
            "[]",
            "null",
            "{}",
            "{\"rdopkg\": 1}",
            "{\"rdopkg\": {}}",
            "{\"rdopkg\": 1, \"action\": \"toy\", \"arguments\": {}, \"steps\": [], \"step\":"
                + " \"x\", \"before\": {\"head\": \"HEAD\", \"refs\": {}}, \"state\": {}}",
            "[".repeat(100_000))) {
      RdopkgException error = unreadable(content);
      assertThat(error.what()).as(content).startsWith("Error loading state file '.rdopkg.json'");
      assertThat(error.fixes()).isNotEmpty();
      assertThat(git.read(".rdopkg.json")).isEqualTo(content);
    }
  }

  @Test
  void theStateOfAnotherVersionIsAnError() {
    assertThat(unreadable("{\"rdopkg\": 2}").what())
        .isEqualTo("Error loading state file '.rdopkg.json': format 2");
  }

  @Test
  void aStateThatCameWithTheCloneIsRefused() {
    git.write(".rdopkg.json", "{}").git("add", "-f", ".rdopkg.json");
    git.commitAll("oops");
    assertThat(unreadable("{}").what()).isEqualTo(".rdopkg.json is in git");
  }
}
