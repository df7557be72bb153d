package org.rdopkg.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void aPlaceForTheLock() {
    file = folder.resolve("lock");
  }

  private int running;

  @Test
  void onlyOneAtATimeHoldsIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      tasks.add(() -> ProcessLock.holding(file, "test", Duration.ofMinutes(1), this::alone));
    }
    for (Future<Integer> result : threads.invokeAll(tasks)) {
      assertThat(result.get()).isEqualTo(1);
    }
    threads.shutdown();
    assertThat(folder).isEmptyDirectory();
  }

  private int alone() {
    running++;
    int seen = running;
    LockSupport.parkNanos(100_000);
    running--;
    return seen;
  }

  @Test
  void whoComesSecondIsToldWhoWasFirst() {
    long pid = ProcessHandle.current().pid();
    ProcessLock.holding(
        file,
        "rdopkg patch",
        Duration.ZERO,
        () -> {
          assertThatThrownBy(
                  () -> ProcessLock.holding(file, "x", Duration.ofMillis(30), () -> "never"))
              .hasMessage("another rdopkg is changing this checkout");
          assertThat(file).content().startsWith(pid + " ").endsWith(" rdopkg patch\n");
          return "";
        });
    assertThat(file).doesNotExist();
  }

  @Test
  void aNumberThatWasGivenToAnotherProcessSinceDoesNotHoldIt() throws IOException {
    String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    long pid = ProcessHandle.current().pid();
    assertThat(ProcessLock.isStale(pid + " 12345 abc " + host + " rdopkg patch\n")).isTrue();
    assertThat(ProcessLock.isStale(pid + " 0 abc " + host + " rdopkg patch\n")).isFalse();
  }

  @Test
  void whatCannotBeJudgedIsTakenForHeld() {
    assertThat(ProcessLock.isStale("1 1 abc elsewhere.example.com rdopkg patch\n")).isFalse();
    assertThat(ProcessLock.isStale("rubbish")).isFalse();
    assertThat(ProcessLock.isStale("")).isFalse();
  }
}
