package org.rdopkg.spec.macro.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.testkit.Tools;

/** Compares generated harmless commands with the installed bash, one process for all of them. */
class BashDifferentialTest {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir Path folder;

  @Test
  void a_share_of_generated_commands_agrees_with_bash() throws Exception {
    compare(new Random(1), 400);
  }

  @Test
  @Tag("exhaustive")
  void masses_of_generated_commands_agree_with_bash() throws Exception {
    for (int seed = 2; seed < 30; seed++) {
      compare(new Random(seed), 2000);
    }
  }

  private void compare(Random random, int count) throws Exception {
    assumeTrue(Files.isExecutable(BASH), "bash is not installed: nothing to compare with");
    Tools.need("rev", "tr", "sed", "cut", "awk");
    List<String> commands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      commands.add(new CommandGenerator(random).command());
    }
    List<String> expected = bash(commands);
    int answered = 0;
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Optional<String> answer = ShellText.answer(commands.get(i));
      answered += answer.isPresent() ? 1 : 0;
      if (answer.isPresent() && !answer.get().equals(expected.get(i))) {
        wrong.add(commands.get(i) + "\n  bash: " + expected.get(i) + "\n  ours: " + answer.get());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(answered).as("commands answered of " + count).isGreaterThan(count / 3);
  }

  private List<String> bash(List<String> commands) throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder();
    for (String command : commands) {
      script.append("x=$(").append(command).append("\n)\nprintf '%s\\0' \"$x\"\n");
    }
    Path file = Files.writeString(folder.resolve("script"), script);
    ProcessBuilder builder =
        new ProcessBuilder(BASH.toString(), file.toString())
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    List<String> results = List.of(output.split("\0", -1));
    assertThat(results).hasSize(commands.size() + 1);
    return results;
  }
}
