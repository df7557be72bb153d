package org.rdopkg.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.testkit.TempGit;

/** Two of the packaged program in one checkout: the second waits a little, then says for whom. */
@Tag("packaged")
class TwoAtATimeTest {
  private static final Path PROGRAM = Path.of("target/rdopkg").toAbsolutePath();

  @TempDir Path folder;
  private TempGit repo;
  private Path gate;
  private Process first;

  /** The first stands in its pre-commit hook until the gate opens. */
  @BeforeEach
  void theFirstIsInTheMiddleOfItsWork() throws Exception {
    repo = distgit("foo").patches(2).create().git();
    gate = folder.resolve("gate");
    assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor()).isZero();
    Path there = folder.resolve("there");
    repo.hook("pre-commit", "#!/bin/sh\n: >'" + there + "'\nread line <'" + gate + "'\n");
    first = start("first", "patch", "-l");
    while (first.isAlive() && !Files.exists(there)) {
      Thread.onSpinWait();
    }
    assertThat(first.isAlive()).as(log("first")).isTrue();
    Files.delete(repo.top().resolve(".git/hooks/pre-commit"));
  }

  @AfterEach
  void nobodyIsLeft() {
    first.descendants().forEach(ProcessHandle::destroyForcibly);
    first.destroyForcibly();
  }

  private Process start(String log, String... arguments) throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(repo.top().toFile());
    builder.environment().clear();
    builder.environment().putAll(repo.environment().variables());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve(log).toFile()).start();
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private void openTheGate() throws IOException {
    Files.writeString(gate, "go\n");
  }

  @Test
  void theSecondSaysWhoHoldsTheLockAndChangesNothing() throws Exception {
    Process second = start("second", "patch", "-l");
    assertThat(second.waitFor()).as(log("second")).isEqualTo(1);
    assertThat(log("second"))
        .contains("error: another rdopkg is changing this checkout")
        .contains("why:   rdopkg patch (process " + first.pid() + " on ")
        .contains("fix:   Wait until it is done");
    openTheGate();
    assertThat(first.waitFor()).as(log("first")).isZero();
    assertThat(repo.status()).isEmpty();
    assertThat(repo.git("rev-list", "--count", "HEAD")).isEqualTo("2");
    assertThat(CheckoutState.traces(repo)).isEmpty();
  }

  @Test
  void theSecondGoesOnWhenTheFirstIsDoneInTime() throws Exception {
    Process second = start("second", "patch", "-l");
    openTheGate();
    assertThat(first.waitFor()).as(log("first")).isZero();
    int status = second.waitFor();
    if (status != 0) { // it had looked at HEAD before the first moved it
      assertThat(log("second")).contains("meanwhile", "fix:   Run the action again.");
    }
    assertThat(repo.status()).isEmpty();
    assertThat(repo.git("rev-list", "--count", "HEAD")).isEqualTo("2");
    assertThat(CheckoutState.traces(repo)).isEmpty();
  }

  @Test
  void theLockOfAKilledOneIsNoObstacle() throws Exception {
    first.destroyForcibly();
    assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(repo.top().resolve(".git/rdopkg/lock")).exists();
    Process second = start("second", "patch", "-l");
    openTheGate(); // its hook lives on, and does no harm
    assertThat(second.waitFor()).as(log("second")).isZero();
    assertThat(log("second")).contains("warning: an interrupted rdopkg patch was taken back");
    assertThat(repo.status()).isEmpty();
    assertThat(repo.git("rev-list", "--count", "HEAD")).isEqualTo("2");
    assertThat(CheckoutState.traces(repo)).isEmpty();
    repo.checkSound();
  }
}
