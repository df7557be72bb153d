package org.rdopkg.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stops every action that writes at its writes: as a crash, by a full disk, by a file system that
 * can only be read, by a single error. What is left is the state before or after, at once or for
 * the next start, or one that {@code --abort} ends. The figures are printed.
 *
 * <p>{@code -Drdopkg.faults=N} for another share than a small one; {@code -Pexhaustive} for all.
 */
class FaultTest {
  private static final String SHARE = System.getProperty("rdopkg.faults", "48");

  @TempDir Path folder;

  @Test
  void aShareOfAllWritesIsSafeToFailAt() throws Exception {
    run(SHARE);
  }

  @Test
  @Tag("exhaustive")
  void everyWriteIsSafeToFailAt() throws Exception {
    run("0");
  }

  /** In a JVM of its own, whose file system may fail. */
  private void run(String cases) throws IOException, InterruptedException {
    long seed = Long.getLong("rdopkg.seed", 1L);
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "-Duser.timezone=UTC",
                    "-Djava.nio.file.spi.DefaultFileSystemProvider="
                        + FaultyProvider.class.getName(),
                    "-cp",
                    path,
                    FaultDriver.class.getName(),
                    String.valueOf(seed),
                    cases))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int status = process.waitFor();
    String told = Files.readString(log);
    System.out.println("faults: " + told.lines().findFirst().orElse(""));
    assertThat(status).as(told).isZero();
  }
}
