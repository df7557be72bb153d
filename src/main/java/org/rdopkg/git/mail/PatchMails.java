package org.rdopkg.git.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * Writes a whole series of commits as patch files, see {@link PatchMailWriter}.
 *
 * <p>Two threads share the work when the series is long enough: each takes a run of neighbours at a
 * time, because neighbours share trees and files.
 */
public final class PatchMails {
  private static final int RUN = 8;
  private static final int MOST_THREADS = 2;

  private final Repository repository;
  private final List<ObjectId> commits;
  private final int firstNumber;
  private final ObjectId tip;
  private final Set<ObjectId> shallow;
  private final @Nullable PatchMail[] mails;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private PatchMails(
      Repository repository, List<? extends ObjectId> commits, int firstNumber, ObjectId tip)
      throws IOException {
    this.repository = repository;
    this.commits = List.copyOf(commits);
    this.firstNumber = firstNumber;
    this.tip = tip;
    this.shallow = repository.getObjectDatabase().getShallowCommits();
    this.mails = new PatchMail[commits.size()];
  }

  /** The patch files of commits, with the attributes that the last of them has. */
  public static List<PatchMail> write(
      Repository repository, List<? extends ObjectId> commits, int firstNumber) {
    return commits.isEmpty()
        ? List.of()
        : write(repository, commits, firstNumber, commits.get(commits.size() - 1));
  }

  /**
   * The patch files of commits, in their order.
   *
   * @param repository has the commits and all that they contain
   * @param commits oldest first, as a rule; no merges
   * @param firstNumber the number of the first file; the others count on
   * @param tip the commit whose {@code .gitattributes} tell which files are text and in which
   *     language: the branch's last one, as git reads them from what is checked out
   * @throws RdopkgException when an object is missing or can't be read
   */
  public static List<PatchMail> write(
      Repository repository, List<? extends ObjectId> commits, int firstNumber, ObjectId tip) {
    return write(repository, commits, firstNumber, tip, done -> {});
  }

  /**
   * The same.
   *
   * @param written is told how many are done, now and then, by the calling thread
   */
  public static List<PatchMail> write(
      Repository repository,
      List<? extends ObjectId> commits,
      int firstNumber,
      ObjectId tip,
      IntConsumer written) {
    try {
      return new PatchMails(repository, commits, firstNumber, tip).write(written);
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  private List<PatchMail> write(IntConsumer written) throws IOException {
    int runs = (commits.size() + RUN - 1) / RUN;
    int cpus = Runtime.getRuntime().availableProcessors();
    int helpers = Math.min(Math.min(MOST_THREADS, cpus), runs) - 1;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < helpers; i++) {
      Thread thread = new Thread(() -> work(done -> {}), "patch-mail-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    work(written);
    for (Thread thread : threads) {
      join(thread);
    }
    rethrow(failure.get());
    return List.of(mails);
  }

  private void work(IntConsumer written) {
    try (ObjectReader reader = repository.newObjectReader()) {
      PatchMailWriter writer = new PatchMailWriter(reader, shallow, tip);
      int start = next.getAndAdd(RUN);
      while (start < mails.length && failure.get() == null) {
        for (int i = start; i < Math.min(start + RUN, mails.length); i++) {
          mails[i] = writer.write(commits.get(i), firstNumber + i);
        }
        start = next.getAndAdd(RUN);
        written.accept(Math.min(start, mails.length));
      }
    } catch (IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RdopkgException.of(ErrorKind.IO, "Interrupted while writing patches").causedBy(e);
    }
  }

  private static void rethrow(@Nullable Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    } else if (failure instanceof RuntimeException e) {
      throw e;
    } else if (failure instanceof Error e) {
      throw e;
    }
  }

  private static RdopkgException unreadable(Exception e) {
    return RdopkgException.of(ErrorKind.IO, "Can't read the commits to write patches from")
        .because(String.valueOf(e.getMessage()))
        .fix("git fsck")
        .causedBy(e);
  }
}
