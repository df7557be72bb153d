package org.rdopkg.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.faults.FaultScenarios;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Recovery;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/**
 * Ends the packaged program by {@code kill -9} at random moments of every action that writes: what
 * is left is the state before, the state after, one that the next start makes one of these, or one
 * that {@code --abort} ends.
 *
 * <p>A few times in every run, {@code -Pexhaustive} or {@code -Drdopkg.kills=300} for many. A table
 * of what the kills left is printed.
 */
@Tag("packaged")
class KillTest {
  private static final int KILLS = Integer.getInteger("rdopkg.kills", 12);
  private static final int FEWEST_ACTIONS = 6;

  /** Nanoseconds from one look at the program to the next: not so few that they starve it. */
  private static final long GLANCE = 50_000;

  private static final Path PROGRAM = Path.of("target/rdopkg").toAbsolutePath();

  /** Adds a trailer, as Gerrit's does. */
  private static final String HOOK =
      "#!/bin/sh\ngit interpret-trailers --in-place --trailer 'Change-Id: I0123' \"$1\"\n";

  @TempDir Path folder;
  private final long seed = Long.getLong("rdopkg.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final KillFigures figures = new KillFigures();
  private int copies;

  /** An action, the states that it goes between, and how long it takes. */
  private record Subject(
      FaultScenarios.Scenario scenario,
      TempGit template,
      String begun,
      String before,
      String after,
      long nanos,
      long writing) {

    String name() {
      return scenario.name();
    }
  }

  @Test
  void everyMomentIsSafeToDieIn() throws Exception {
    List<Subject> subjects = new ArrayList<>();
    int actions = Math.max(FEWEST_ACTIONS, KILLS / 4);
    for (FaultScenarios.Scenario scenario : FaultScenarios.some(actions, random)) {
      subjects.add(subject(scenario));
    }
    int kills = 0;
    try {
      for (int i = 0; kills < KILLS; i++) {
        kills += killed(subjects.get(i % subjects.size()));
      }
    } finally {
      System.out.println("kill -9, seed " + seed + "\n" + figures.table());
    }
  }

  private Subject subject(FaultScenarios.Scenario scenario) throws Exception {
    TempGit template = inTime(scenario.repo().git());
    if (scenario.name().equals("patch --amend") || scenario.name().equals("fix -m")) {
      template.hook("commit-msg", HOOK);
    }
    String before = state(template);
    TempGit done = copy(template);
    long start = System.nanoTime();
    Process process = start(done, scenario.arguments(), "first");
    long writing = start;
    while (process.isAlive()) {
      if (writing == start && isWriting(done)) {
        writing = System.nanoTime();
      }
      LockSupport.parkNanos(GLANCE);
    }
    long end = System.nanoTime();
    assertThat(process.exitValue()).as(output("first")).isEqualTo(scenario.exit());
    String after = state(done);
    assertThat(CheckoutState.traces(done)).isEmpty();
    DistgitRepo begun = scenario.begun();
    return new Subject(
        scenario, template, state(begun.git()), before, after, end - start, end - writing);
  }

  private static TempGit inTime(TempGit git) {
    return git.with("SOURCE_DATE_EPOCH", "1795413600");
  }

  private static String state(TempGit repo) throws IOException {
    Path git = repo.top().resolve(".git");
    return CheckoutState.of(repo) + "\nrebase " + Files.exists(git.resolve("rebase-merge"));
  }

  private static boolean isWriting(TempGit repo) {
    return Files.exists(repo.top().resolve(".git/rdopkg/lock"));
  }

  private TempGit copy(TempGit template) throws IOException {
    Path to = folder.resolve("copy-" + copies++).resolve("foo");
    Files.createDirectories(to.getParent());
    try (Stream<Path> paths = Files.walk(template.top())) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(template.top().relativize(path).toString());
        Files.copy(path, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return inTime(TempGit.at(folder, to));
  }

  private Process start(TempGit repo, List<String> arguments, String log) throws IOException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(repo.top().toFile());
    builder.environment().clear();
    builder.environment().putAll(repo.environment().variables());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true).redirectOutput(folder.resolve(log).toFile());
    return builder.start();
  }

  private String output(String log) throws IOException {
    return "seed " + seed + ", " + Files.readString(folder.resolve(log));
  }

  /** Kills the action once or, when it left something to recover, a few times in a row. */
  private int killed(Subject subject) throws Exception {
    TempGit repo = copy(subject.template());
    int kills = 0;
    boolean killed;
    boolean again;
    do {
      killed = runAndKill(subject, repo);
      kills += killed ? 1 : 0;
      again = killed && isTorn(repo) && kills < 3 && random.nextBoolean();
      if (again) {
        figures.count(subject.name(), KillFigures.Left.TORN_AGAIN);
      }
    } while (again);
    judge(subject, repo, killed);
    delete(repo.top().getParent());
    return kills;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Whether it was still there to be killed. */
  private boolean runAndKill(Subject subject, TempGit repo) throws Exception {
    Process process = start(repo, subject.scenario().arguments(), "killed");
    boolean whileWriting = random.nextInt(4) > 0;
    while (whileWriting && process.isAlive() && !isWriting(repo)) {
      LockSupport.parkNanos(GLANCE);
    }
    long most = whileWriting ? subject.writing() : subject.nanos();
    boolean tooLate = process.waitFor((long) (most * random.nextDouble()), TimeUnit.NANOSECONDS);
    process.destroyForcibly();
    process.waitFor();
    waitForOrphans(repo);
    return !tooLate;
  }

  /** git, which the program had started, lives on for a moment. */
  private static void waitForOrphans(TempGit repo) throws Exception {
    for (int i = 0; i < 500 && hasProcesses(repo.top()); i++) {
      Thread.sleep(10);
    }
  }

  private static boolean hasProcesses(Path top) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(path -> Character.isDigit(path.getFileName().toString().charAt(0)))
          .anyMatch(process -> isIn(process, top));
    }
  }

  private static boolean isIn(Path process, Path top) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).startsWith(top);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isTorn(TempGit repo) {
    Path own = repo.top().resolve(".git/rdopkg");
    return Files.exists(own.resolve("journal")) || Files.exists(own.resolve("switch"));
  }

  /** What is left is whole, or made whole, or paused; a run that was not killed counts as such. */
  private void judge(Subject subject, TempGit repo, boolean killed) throws Exception {
    Optional<KillFigures.Left> torn = isTorn(repo) ? Optional.of(recover(repo)) : Optional.empty();
    String story = subject.name() + ", seed " + seed + ", " + output("killed");
    String left = state(repo);
    KillFigures.Left whole = KillFigures.Left.PAUSED;
    if (left.equals(subject.before())) {
      whole = KillFigures.Left.BEFORE;
    } else if (left.equals(subject.after())) {
      whole = KillFigures.Left.AFTER;
    } else {
      aborts(subject, repo, story + left);
    }
    repo.checkSound();
    figures.count(subject.name(), killed ? torn.orElse(whole) : KillFigures.Left.TOO_LATE);
    if (whole == KillFigures.Left.BEFORE) {
      theNextStartFinishes(subject, repo);
    }
    assertThat(isTorn(repo)).as(story).isFalse();
  }

  private void aborts(Subject subject, TempGit repo, String story) throws Exception {
    assertThat(Files.exists(repo.top().resolve(".rdopkg.json"))).as(story).isTrue();
    Process abort = start(repo, List.of("--abort"), "abort");
    assertThat(abort.waitFor()).as(story + output("abort")).isZero();
    assertThat(state(repo)).as(story).isEqualTo(subject.begun());
  }

  private void theNextStartFinishes(Subject subject, TempGit repo) throws Exception {
    Process next = start(repo, subject.scenario().arguments(), "next");
    String story = subject.name() + ", seed " + seed;
    assertThat(next.waitFor()).as(story + output("next")).isEqualTo(subject.scenario().exit());
    assertThat(state(repo).lines())
        .as(story + output("next"))
        .containsExactlyElementsOf(subject.after().lines().toList());
    // rdopkg's own folder may hold a dead one's lock until somebody writes again
    assertThat(CheckoutState.traces(repo)).as(story).allMatch(path -> path.startsWith("rdopkg/"));
  }

  private static KillFigures.Left recover(TempGit repo) throws IOException {
    try (Checkout checkout = repo.open()) {
      Optional<Recovery> recovery =
          new Transactions(checkout, OutputStream.nullOutputStream()).recover();
      return recovery.orElseThrow().outcome() == Recovery.Outcome.FINISHED
          ? KillFigures.Left.TORN_FINISHED
          : KillFigures.Left.TORN_TAKEN_BACK;
    }
  }
}
