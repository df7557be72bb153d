package org.rdopkg.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rdopkg.faults.FaultScenarios.Scenario;
import org.rdopkg.io.ProcessLock;
import org.rdopkg.testkit.DistgitRepo;

/**
 * Every action that writes meets the lock of another rdopkg: of one that works, after which nothing
 * has changed and the other is named, and of one that has died, which is no obstacle.
 */
class LockedActionsTest {
  /** More than Linux gives to any process. */
  private static final String NOBODY = "4194305";

  private static final int AT_A_TIME = 16;

  /** How many actions in a normal run. */
  private static final int SHARE = 10;

  /** What is asked of one action; answers what is wrong. */
  private interface Check {
    String of(Scenario scenario) throws Exception;
  }

  /** Waiting takes no processor: all at once. */
  private static void all(List<Scenario> scenarios, Check check) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Callable<String>> tasks = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        tasks.add(() -> check.of(scenario));
      }
      List<String> wrong = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(tasks)) {
        if (!answer.get().isEmpty()) {
          wrong.add(answer.get());
        }
      }
      assertThat(wrong).isEmpty();
    } finally {
      threads.shutdown();
    }
  }

  private static void lock(DistgitRepo repo, String holder) {
    try {
      Path folder = repo.top().resolve(".git/rdopkg");
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("lock"), holder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anotherThatWorksIsNamedAndNothingChanges() throws Exception {
    anotherThatWorks(FaultScenarios.some(SHARE, new Random()));
  }

  @Test
  @Tag("exhaustive")
  void anotherThatWorksIsNamedAndNothingChangesByAnyAction() throws Exception {
    anotherThatWorks(FaultScenarios.all());
  }

  private static void anotherThatWorks(List<Scenario> scenarios) throws Exception {
    all(
        scenarios,
        scenario -> {
          DistgitRepo repo = scenario.repo();
          lock(repo, ProcessLock.describeSelf("rdopkg another"));
          String before = FaultDriver.state(repo.git());
          var run = repo.run(scenario.arguments().toArray(String[]::new));
          String err = run.err();
          boolean named =
              err.contains("another rdopkg is changing this checkout")
                  && err.contains("rdopkg another (process " + ProcessHandle.current().pid());
          boolean same = FaultDriver.state(repo.git()).equals(before);
          boolean fine = named && (same || isEndedByAbort(scenario));
          return fine ? "" : scenario.name() + " changed: " + !same + "\n" + err;
        });
  }

  /** What git has finished of a rebase that goes on is not taken back before it is asked for. */
  private static boolean isEndedByAbort(Scenario scenario) throws IOException {
    DistgitRepo repo = scenario.repo();
    Files.delete(repo.top().resolve(".git/rdopkg/lock"));
    repo.run("--abort").exits(0);
    boolean wasPaused = scenario.name().startsWith("new-version -c");
    return wasPaused
        && FaultDriver.state(repo.git()).equals(FaultDriver.state(scenario.begun().git()));
  }

  @Test
  @Tag("exhaustive") // KillTest meets such locks in every run
  void theLockOfADeadOneIsNoObstacle() throws Exception {
    all(
        FaultScenarios.all(),
        scenario -> {
          DistgitRepo repo = scenario.repo();
          String self = ProcessLock.describeSelf("rdopkg another");
          lock(repo, self.replaceFirst("^[0-9]+", NOBODY));
          repo.run(scenario.arguments().toArray(String[]::new)).exits(scenario.exit());
          boolean gone = !Files.exists(repo.top().resolve(".git/rdopkg/lock"));
          return gone ? "" : scenario.name() + " left the lock";
        });
  }
}
