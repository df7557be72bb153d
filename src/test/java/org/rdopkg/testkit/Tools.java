package org.rdopkg.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The programs of the machine that tests compare with or have make their input. */
public final class Tools {
  private Tools() {}

  /** Skips the test when a program is not installed. */
  public static void need(String... programs) {
    for (String program : programs) {
      Assumptions.assumeTrue(has(program), program + " is not installed");
    }
  }

  /** Whether a program is in the path. */
  public static boolean has(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  /** Runs a program that must succeed; its output. */
  public static byte[] run(Path folder, String... words) {
    return run(folder, Map.of(), words);
  }

  /** Runs a program with more variables in its environment. */
  public static byte[] run(Path folder, Map<String, String> variables, String... words) {
    try {
      ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().put("TZ", "UTC");
      builder.environment().putAll(variables);
      Path errors = Files.createTempFile("rdopkg-test-", ".err");
      try {
        Process process = builder.redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        int status = process.waitFor();
        if (status != 0) {
          throw new AssertionError(
              List.of(words) + " ended with " + status + ": " + Files.readString(errors));
        }
        return output;
      } finally {
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs a line of shell that must succeed; its output. */
  public static byte[] shell(Path folder, String script) {
    need("bash");
    return run(folder, "bash", "-euo", "pipefail", "-c", script);
  }

  /** The output of a shell line as text. */
  public static String text(Path folder, String script) {
    return new String(shell(folder, script), StandardCharsets.UTF_8);
  }
}
