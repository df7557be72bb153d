package org.rdopkg.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.error.RdopkgException;

class ProcessRunnerTest {
  @TempDir Path folder;
  private ProcessRunner runner;

  @BeforeEach
  void anEnvironment() {
    Map<String, String> variables = Map.of("PATH", "/usr/bin:/bin", "GREETING", "hello");
    runner =
        new ProcessRunner(
            new Environment(variables, folder, folder, Clock.systemUTC(), Terminal.none()));
  }

  private ProcessResult sh(String script) {
    return runner.run(ProcessRequest.in(folder, "sh", "-c", script).build());
  }

  @Test
  void argumentsReachTheProgramAsTheyAre() {
    ProcessRequest request =
        ProcessRequest.in(folder, "printf", "%s|", "a b", "$HOME", "*", "`id`", "").build();
    assertThat(runner.run(request).out()).isEqualTo("a b|$HOME|*|`id`||");
  }

  @Test
  void programsSeeOnlyTheEnvironmentGiven() {
    assertThat(sh("echo $GREETING $USER end").out()).isEqualTo("hello end\n");
    ProcessRequest changed =
        ProcessRequest.in(folder, "sh", "-c", "echo $GREETING-$MORE")
            .without("GREETING")
            .with("MORE", "x")
            .build();
    assertThat(runner.run(changed).out()).isEqualTo("-x\n");
  }

  @Test
  void aWatcherTakesLinesAndLooksWhileTheProgramRuns() {
    List<String> lines = new ArrayList<>();
    int[] looks = new int[1];
    ProcessWatcher watcher =
        new ProcessWatcher() {
          @Override
          public boolean takes(String line) {
            lines.add(line);
            return line.endsWith("%");
          }

          @Override
          public void look() {
            looks[0]++;
          }
        };
    String longLine = "x".repeat(5000);
    String script =
        "printf 'first\\n1%%\\r50%%\\r' >&2; sleep 0.4; printf '100%%\\nfatal: \\303\\244\\n' >&2;"
            + " echo "
            + longLine
            + " >&2; printf 'no end%%' >&2; echo 5%";
    ProcessResult result =
        runner.run(ProcessRequest.in(folder, "sh", "-c", script).watchedBy(watcher).build());
    assertThat(result.err()).isEqualTo("first\nfatal: \u00e4\n" + longLine + "\nno end%");
    assertThat(result.out()).isEqualTo("5%\n");
    assertThat(lines).containsExactly("first", "1%", "50%", "100%", "fatal: \u00e4");
    assertThat(looks[0]).isBetween(1, 20);
  }

  @Test
  void aWatchedProgramIsEndedInTime() {
    ProcessRequest slow =
        ProcessRequest.in(folder, "sleep", "20")
            .timeout(Duration.ofMillis(350))
            .watchedBy(() -> {})
            .build();
    assertThat(runner.run(slow).timedOut()).isTrue();
  }

  @Test
  void bytesGoInAndOutUnchanged() {
    byte[] bytes = new byte[300_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    ProcessResult result = runner.run(ProcessRequest.in(folder, "cat").input(bytes).build());
    assertThat(result.stdout()).isEqualTo(bytes);
    assertThat(runner.run(ProcessRequest.in(folder, "true").input(bytes).build()).succeeded())
        .isTrue();
  }

  @Test
  void statusAndBothOutputsAreTold() {
    ProcessResult result = sh("echo out; echo err >&2; exit 3");
    assertThat(result.status()).isEqualTo(3);
    assertThat(result.out()).isEqualTo("out\n");
    assertThat(result.err()).isEqualTo("err\n");
    assertThatThrownBy(result::orThrow).hasMessage("sh -c failed");
    assertThat(result.failure().why()).contains("err");
  }

  @Test
  void moreOutputThanAllowedIsCutAndNeverBlocks() {
    ProcessRequest request =
        ProcessRequest.in(folder, "sh", "-c", "yes | head -c 1000000").limit(1000).build();
    ProcessResult result = runner.run(request);
    assertThat(result.stdout()).hasSize(1000);
    assertThat(result.truncated()).isTrue();
    assertThat(result.succeeded()).isFalse();
  }

  @Test
  void aProgramThatDoesNotEndIsEnded() {
    ProcessRequest request =
        ProcessRequest.in(folder, "sh", "-c", "echo started; sleep 100")
            .timeout(Duration.ofMillis(300))
            .build();
    ProcessResult result = runner.run(request);
    assertThat(result.timedOut()).isTrue();
    assertThat(result.succeeded()).isFalse();
  }

  @Test
  void outputCanBePassedOnAsItComes() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    ProcessRequest request =
        ProcessRequest.in(folder, "sh", "-c", "echo a; echo b >&2; echo c").forward(stream).build();
    assertThat(runner.run(request).out()).isEmpty();
    assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo("a\nb\nc\n");
  }

  @Test
  void aMissingProgramIsAnErrorThatSaysSo() {
    assertThatThrownBy(() -> runner.run(ProcessRequest.in(folder, "no-such-program").build()))
        .isInstanceOf(RdopkgException.class)
        .hasMessage("no-such-program is not installed");
  }

  @Test
  void programsAreFoundInThePathOfTheEnvironment() throws IOException {
    Path tool = Files.writeString(folder.resolve("tool"), "#!/bin/sh\necho mine\n");
    assertThat(runner.find("tool")).isEmpty();
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    Environment environment = runner.environment();
    ProcessRunner other =
        new ProcessRunner(
            new Environment(
                Map.of("PATH", folder + ":/bin"),
                folder,
                folder,
                environment.clock(),
                Terminal.none()));
    assertThat(other.run(ProcessRequest.in(folder, "tool").build()).out()).isEqualTo("mine\n");
  }
}
