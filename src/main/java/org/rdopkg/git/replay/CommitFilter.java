package org.rdopkg.git.replay;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.rdopkg.git.replay.TouchedFiles.Alike;

/**
 * Picks out of many commits those that change exactly the files of a patch. A thread of its own
 * compares trees while the caller still walks, and the caller joins in when its walk is over: trees
 * are most of the time that the search for upstreamed patches takes. Neighbours go to the same
 * thread, because the tree that one commit leaves is the one that the next one started from.
 */
final class CommitFilter implements AutoCloseable {
  private static final int BATCH = 64;

  /** Bytes of trees and of files that a thread keeps at hand. */
  private static final long KEPT = 12L << 20;

  private final Repository repository;
  private final TouchedFiles files;
  private final boolean lenient;
  private final List<FutureTask<List<Match>>> tasks = new ArrayList<>();
  private List<Step> batch = new ArrayList<>();
  private @Nullable ExecutorService worker;

  /**
   * A filter.
   *
   * @param lenient whether commits whose contents are not here are passed over; else they are an
   *     error
   */
  CommitFilter(Repository repository, TouchedFiles files, boolean lenient) {
    this.repository = repository;
    this.files = files;
    this.lenient = lenient;
  }

  private record Step(RevCommit commit, ObjectId before, ObjectId after) {}

  /**
   * A commit that changes the files of a patch, and no others.
   *
   * @param commit belongs to the walk that it came from
   */
  record Match(RevCommit commit, List<Alike> patches) {}

  /** Takes a commit that is no merge; the parent's header must have been read. */
  void add(RevWalk walk, RevCommit commit) throws IOException {
    ObjectId before = ObjectId.zeroId();
    if (commit.getParentCount() > 0) {
      walk.parseHeaders(commit.getParent(0));
      before = commit.getParent(0).getTree();
    }
    batch.add(new Step(commit, before, commit.getTree()));
    if (batch.size() == BATCH) {
      worker().execute(taskOfBatch());
    }
  }

  private FutureTask<List<Match>> taskOfBatch() {
    List<Step> steps = batch;
    batch = new ArrayList<>();
    FutureTask<List<Match>> task = new FutureTask<>(() -> compare(steps));
    tasks.add(task);
    return task;
  }

  private ExecutorService worker() {
    ExecutorService known = worker;
    if (known == null) {
      known = Executors.newSingleThreadExecutor(CommitFilter::thread);
      worker = known;
    }
    return known;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "rdopkg-commits");
    thread.setDaemon(true);
    return thread;
  }

  private List<Match> compare(List<Step> steps) throws IOException {
    List<Match> matches = new ArrayList<>();
    try (ObjectStore store = new ObjectStore(repository, KEPT, null)) {
      for (Step step : steps) {
        List<Alike> alike = compare(store, step);
        if (!alike.isEmpty()) {
          matches.add(new Match(step.commit(), alike));
        }
      }
    }
    return matches;
  }

  private List<Alike> compare(ObjectStore store, Step step) throws IOException {
    try {
      return files.alike(store, step.before(), step.after());
    } catch (MissingObjectException e) {
      if (lenient) {
        return List.of();
      }
      throw e;
    }
  }

  /** What was found among all commits, in their order. */
  List<Match> matches(ReplayProgress progress) throws IOException {
    taskOfBatch().run();
    int total = tasks.size();
    for (int i = total - 1; i >= 0; i--) {
      tasks.get(i).run(); // unless the thread, which goes the other way, has begun it
      int done = (int) tasks.stream().filter(FutureTask::isDone).count();
      progress.picked(done * BATCH, total * BATCH);
    }
    List<Match> matches = new ArrayList<>();
    for (FutureTask<List<Match>> task : tasks) {
      matches.addAll(outcome(task));
    }
    tasks.clear();
    return matches;
  }

  private static List<Match> outcome(FutureTask<List<Match>> task) throws IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause; // a fault of ours, told as one
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IOException("cannot compare commits", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while comparing commits");
    }
  }

  @Override
  public void close() {
    if (worker != null) {
      worker.shutdownNow();
    }
  }
}
