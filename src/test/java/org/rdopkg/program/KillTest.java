package org.rdopkg.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Recovery;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/**
 * Ends the packaged program by {@code kill -9} at random moments of actions that write: what is
 * left is the state before, the state after, or one that the next start makes one of these.
 *
 * <p>{@code mvn verify -Drdopkg.kills=200} for more than a few.
 */
@Tag("packaged")
class KillTest {
  private static final int KILLS = Integer.getInteger("rdopkg.kills", 12);
  private static final Path PROGRAM = Path.of("target/rdopkg").toAbsolutePath();

  /** Adds a trailer, as Gerrit's does. */
  private static final String HOOK =
      "#!/bin/sh\ngit interpret-trailers --in-place --trailer 'Change-Id: I0123' \"$1\"\n";

  @TempDir Path folder;
  private final long seed = Long.getLong("rdopkg.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Map<String, Integer> figures = new TreeMap<>();
  private int copies;

  /** An action, with what it starts from and ends in, and how long it takes. */
  private record Scenario(
      String name,
      List<String> arguments,
      TempGit template,
      String before,
      String after,
      long nanos,
      long writing) {

    /** A second run of it finds nothing to do. */
    boolean mayBeRepeated() {
      return !name.startsWith("fix") && !name.startsWith("amend") && !name.startsWith("squash");
    }
  }

  @Test
  void everyMomentIsSafeToDieIn() throws Exception {
    List<Scenario> scenarios =
        List.of(
            scenario("patch", "patch"),
            scenario("patch --amend", "patch", "-a"),
            scenario("patch with a hook", "patch"),
            scenario("update-patches", "update-patches"),
            scenario("new-version", "new-version", "-lntU", "1.3.0"),
            scenario("fix -m", "fix", "-m", "Mend it"),
            scenario("amend with changes", "amend"),
            scenario("squash", "squash"),
            scenario("set-magic-comment", "set-magic-comment", "patches_ignore", "^DROP"));
    int kills = 0;
    for (int i = 0; kills < KILLS; i++) {
      kills += killed(scenarios.get(i % scenarios.size()));
    }
    System.out.println("kill -9: " + kills + " times; left or made of it: " + figures);
  }

  private Scenario scenario(String name, String... arguments) throws Exception {
    TempGit template = template(name);
    String before = CheckoutState.of(template);
    TempGit done = copy(template);
    long start = System.nanoTime();
    Process process = start(done, List.of(arguments), "first");
    long writing = start;
    while (process.isAlive()) {
      if (writing == start && isWriting(done)) {
        writing = System.nanoTime();
      }
      Thread.onSpinWait();
    }
    long end = System.nanoTime();
    assertThat(process.exitValue()).as(output("first")).isZero();
    String after = CheckoutState.of(done);
    assertThat(after).isNotEqualTo(before);
    assertThat(CheckoutState.traces(done)).isEmpty();
    return new Scenario(
        name, List.of(arguments), template, before, after, end - start, end - writing);
  }

  /** Old patches in the spec, new ones in the remote branch, unpushed work in the local one. */
  private static TempGit template(String name) {
    DistgitRepo repo = distgit("foo").patches(9).inSpec(4).remote("patches").create();
    TempGit git = repo.git().with("SOURCE_DATE_EPOCH", "1795413600");
    git.git("branch", "-q", "-f", "master-patches", "master-patches~2");
    git.importing("master-patches").from("master-patches").file("mine", "1").commit("Mine").done();
    git.importing("next").from("upstream").file("new", "1").commit("Release 1.3.0").done();
    git.git("tag", "1.3.0", "next");
    git.write("other", "staged\n").git("add", "other");
    git.write("untracked", "mine\n");
    if (name.contains("hook")) {
      git.hook("commit-msg", HOOK);
    }
    return git;
  }

  private static boolean isWriting(TempGit repo) {
    return Files.exists(repo.top().resolve(".git/rdopkg/lock"));
  }

  private TempGit copy(TempGit template) throws IOException {
    Path to = folder.resolve("copy-" + copies++);
    try (Stream<Path> paths = Files.walk(template.top())) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(template.top().relativize(path).toString());
        Files.copy(path, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return TempGit.at(folder, to).with("SOURCE_DATE_EPOCH", "1795413600");
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
  private int killed(Scenario scenario) throws Exception {
    TempGit repo = copy(scenario.template());
    int kills = 0;
    do {
      kills += runAndKill(scenario, repo);
    } while (isTorn(repo) && kills < 3 && random.nextBoolean());
    judge(scenario, repo);
    return kills;
  }

  private int runAndKill(Scenario scenario, TempGit repo) throws Exception {
    Process process = start(repo, scenario.arguments(), "killed");
    boolean whileWriting = random.nextInt(4) > 0;
    while (whileWriting && process.isAlive() && !isWriting(repo)) {
      Thread.onSpinWait();
    }
    long most = whileWriting ? scenario.writing() : scenario.nanos();
    boolean tooLate = process.waitFor((long) (most * random.nextDouble()), TimeUnit.NANOSECONDS);
    process.destroyForcibly();
    process.waitFor();
    count(tooLate ? "too late" : whileWriting ? "killed while writing" : "killed at any time");
    return tooLate ? 0 : 1;
  }

  private void count(String what) {
    figures.merge(what, 1, Integer::sum);
  }

  private static boolean isTorn(TempGit repo) {
    return Files.exists(repo.top().resolve(".git/rdopkg/journal"));
  }

  private void judge(Scenario scenario, TempGit repo) throws Exception {
    String left = CheckoutState.of(repo);
    if (isTorn(repo) && scenario.mayBeRepeated() && random.nextBoolean()) {
      count("left torn for the next start of the program");
    } else {
      left = isTorn(repo) ? recovered(repo) : counted(left, scenario);
      assertThat(left)
          .as("%s, left; seed %s", scenario.name(), seed)
          .isIn(scenario.before(), scenario.after());
    }
    repo.checkSound();
    if (scenario.mayBeRepeated() || left.equals(scenario.before())) {
      theNextStartFinishes(scenario, repo);
    }
    assertThat(isTorn(repo)).isFalse();
  }

  private String counted(String left, Scenario scenario) {
    count(left.equals(scenario.before()) ? "state before" : "state after");
    return left;
  }

  private void theNextStartFinishes(Scenario scenario, TempGit repo) throws Exception {
    Process next = start(repo, scenario.arguments(), "next");
    assertThat(next.waitFor()).as(output("next")).isZero();
    String story = scenario.name() + ", " + output("next");
    assertThat(CheckoutState.of(repo).lines())
        .as(story)
        .containsExactlyElementsOf(scenario.after().lines().toList());
    // rdopkg's own folder may hold a dead one's lock until somebody writes again
    assertThat(CheckoutState.traces(repo)).as(story).allMatch(path -> path.startsWith("rdopkg/"));
  }

  private String recovered(TempGit repo) throws IOException {
    try (Checkout checkout = repo.open()) {
      Optional<Recovery> recovery =
          new Transactions(checkout, OutputStream.nullOutputStream()).recover();
      count("recovered: " + recovery.orElseThrow().outcome());
    }
    return CheckoutState.of(repo);
  }
}
