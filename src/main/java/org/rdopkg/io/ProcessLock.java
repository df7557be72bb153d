package org.rdopkg.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * Only one rdopkg at a time changes a checkout. The lock is a file with the holder's process id and
 * start time, so that a lock left by a dead process is known as such, even when its number has been
 * given to another process since.
 */
public final class ProcessLock {
  private static final int LIMIT = 4096;
  private static final long PAUSE_MILLIS = 25;

  private final Path file;
  private final String content;

  private ProcessLock(Path file, String content) {
    this.file = file;
    this.content = content;
  }

  /** Does something while holding the lock. */
  public static <T> T holding(Path file, String action, Duration patience, Supplier<T> task) {
    ProcessLock lock = acquire(file, action, patience);
    try {
      return task.get();
    } finally {
      lock.close();
    }
  }

  /**
   * Takes the lock, waiting a little for another rdopkg to finish.
   *
   * @param action what the lock is for, told to whoever meets it
   * @throws RdopkgException when somebody holds it for longer than {@code patience}
   */
  static ProcessLock acquire(Path file, String action, Duration patience) {
    String content = describeSelf(action);
    Deadline deadline = Deadline.in(patience);
    try {
      while (true) {
        if (tryCreate(file, content)) {
          return new ProcessLock(file, content);
        }
        Optional<String> holder = read(file);
        if (holder.isPresent() && isStale(holder.get())) {
          breakStale(file, holder.get());
        } else if (holder.isPresent() && deadline.isOver()) {
          throw held(file, holder.get());
        } else {
          pause();
        }
      }
    } catch (IOException e) {
      throw IoErrors.cannot("lock the checkout (" + file + ")", e);
    }
  }

  /** {@code PID START-MILLIS RANDOM HOST ACTION}: unique, so that it shows whose the file is. */
  public static String describeSelf(String action) {
    ProcessHandle self = ProcessHandle.current();
    return self.pid() + " " + start(self) + " " + random() + " " + host() + " " + action + "\n";
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String host() {
    try {
      byte[] name = AtomicFiles.read(Path.of("/proc/sys/kernel/hostname"), LIMIT);
      return new String(name, StandardCharsets.UTF_8).strip().replace(' ', '_');
    } catch (IOException e) {
      return "localhost";
    }
  }

  /** Makes the file with its content in one step: under another name first, then linked. */
  private static boolean tryCreate(Path file, String content) throws IOException {
    Path draft = aside(file);
    AtomicFiles.createQuickly(draft, content.getBytes(StandardCharsets.UTF_8));
    try {
      Files.createLink(file, draft);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      return createWithoutLink(file, content);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** For file systems without hard links. */
  private static boolean createWithoutLink(Path file, String content) throws IOException {
    try {
      AtomicFiles.createQuickly(file, content.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static Optional<String> read(Path file) throws IOException {
    try {
      return Optional.of(new String(AtomicFiles.read(file, LIMIT), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Whether the holder is a process of this machine that is no longer there. */
  public static boolean isStale(String holder) {
    String[] words = holder.split(" ", 5);
    if (words.length < 5 || !words[3].equals(host())) {
      return false;
    }
    try {
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(words[0]));
      long started = Long.parseLong(words[1]);
      return process.isEmpty()
          || !process.get().isAlive()
          || (started != 0 && start(process.get()) != 0 && start(process.get()) != started);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Takes a dead process's lock away; puts it back if it was somebody else's after all. */
  private static void breakStale(Path file, String holder) throws IOException {
    Path aside = aside(file);
    try {
      AtomicFiles.replace(file, aside);
    } catch (NoSuchFileException e) {
      return;
    }
    if (!read(aside).equals(Optional.of(holder))) {
      Files.createLink(file, aside);
    }
    Files.deleteIfExists(aside);
  }

  private static Path aside(Path file) {
    return file.resolveSibling("lock-" + random());
  }

  private static String random() {
    return Long.toString(ThreadLocalRandom.current().nextLong() & Long.MAX_VALUE, 36);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RdopkgException.of(ErrorKind.CONFLICT, "interrupted").causedBy(e);
    }
  }

  private static RdopkgException held(Path file, String holder) {
    String[] words = holder.strip().split(" ", 5);
    String who =
        words.length < 5
            ? "another program"
            : words[4] + " (process " + words[0] + " on " + words[3] + ")";
    return RdopkgException.of(ErrorKind.CONFLICT, "another rdopkg is changing this checkout")
        .because(who + " holds " + file)
        .fix("Wait until it is done, or end it.")
        .fix("If there is no such process any more: rm " + file);
  }

  /** Gives the lock back. */
  void close() {
    try {
      if (read(file).equals(Optional.of(content))) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // It will be recognised as stale.
      return;
    }
  }
}
