package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.rdopkg.git.diff.TextOrBinary;
import org.rdopkg.git.replay.Series.Pick;
import org.rdopkg.git.replay.TreeDiff.Change;
import org.rdopkg.patch.Verdict.Difference;

/**
 * Merges files for the next picks while the pick before them is still being put together. What a
 * file looks like for a later pick is foreseen from what the earlier ones do to the same file, as
 * long as all goes the usual way: no rename, no conflict, no change of mode.
 *
 * <p>Nothing hangs on it: the caller says which three versions it has, and gets a result only if
 * these are the ones that were merged. At the first foresight that proves wrong all work ahead
 * ends.
 *
 * <p>The methods are for the thread that replays.
 */
final class MergeAhead implements AutoCloseable {
  private static final int MOST_THREADS = 2;

  /** Fewer files than these are merged sooner than a thread has begun. */
  private static final int FEW = 8;

  /** So many files are merged ahead, and their texts kept. */
  private static final int AHEAD = 24;

  /** Larger files are left to the caller: so many of them would fill the memory. */
  private static final int LARGEST = 4 << 20;

  /** Bytes of trees and of files that a thread keeps at hand. */
  private static final long KEPT = 12L << 20;

  /**
   * So long a thread is waited for at the end: long for a merge, but a large file of few different
   * lines may take minutes, of which the caller has no use.
   */
  private static final long PATIENCE_MILLIS = 1_000;

  private final Repository repository;
  private final ObjectStore results;
  private final ObjectId newBase;
  private final List<Step> steps = new ArrayList<>();
  private final Map<ObjectId, Integer> starts = new HashMap<>();
  private final Map<Place, Step> places = new HashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  /** The first step of the current pick, and whether to end; both guarded by this object. */
  private int reached;

  private boolean stopped;
  private volatile boolean failed;
  private ObjectId current = ObjectId.zeroId();

  private MergeAhead(Repository repository, ObjectStore results, ObjectId newBase) {
    this.repository = repository;
    this.results = results;
    this.newBase = newBase;
  }

  /**
   * Begins.
   *
   * @param results where the caller puts what it makes
   * @param newBase the tree that the first of the picks is put on
   * @param picks those that are going to be tried
   */
  static MergeAhead begin(
      Repository repository, ObjectStore results, ObjectId newBase, List<Pick> picks) {
    MergeAhead ahead = new MergeAhead(repository, results, newBase);
    picks.forEach(ahead::add);
    int cpus = Runtime.getRuntime().availableProcessors();
    if (ahead.steps.size() >= FEW && cpus > 1) {
      for (int i = 0; i < MOST_THREADS; i++) {
        Thread thread = new Thread(ahead::work, "rdopkg-merge-" + i);
        thread.setDaemon(true);
        thread.start();
        ahead.threads.add(thread);
      }
    } else {
      ahead.stop();
    }
    return ahead;
  }

  private record Place(ObjectId pick, String path) {}

  /** What one pick does to one file. */
  private static final class Step {
    final Change change;
    final @Nullable Step previous;
    final AtomicBoolean begun = new AtomicBoolean();
    final CompletableFuture<Foreseen> outcome = new CompletableFuture<>();

    /** The merged text, until the caller has passed this step. */
    volatile byte @Nullable [] text;

    Step(Change change, @Nullable Step previous) {
      this.change = change;
      this.previous = previous;
    }

    boolean isFor(Optional<Node> base, Node theirs) {
      return change.before().equals(base) && change.after().equals(Optional.of(theirs));
    }
  }

  /** What a file is after a pick. */
  private sealed interface Foreseen {
    /** The file; empty when there is none, or nobody knows ahead. */
    Optional<Node> file();

    /** Nobody knows ahead. */
    record Lost() implements Foreseen {
      @Override
      public Optional<Node> file() {
        return Optional.empty();
      }
    }

    /** One side's file, or none. */
    record Taken(Optional<Node> file) implements Foreseen {}

    /**
     * Lines were merged.
     *
     * @param ours the file before the pick
     * @param after the file after it
     * @param difference between the patch and what it came to
     */
    record Merged(Node ours, Node after, Optional<Difference> difference) implements Foreseen {
      @Override
      public Optional<Node> file() {
        return Optional.of(after);
      }
    }
  }

  private void add(Pick pick) {
    starts.put(pick.id(), steps.size());
    for (Change change : pick.changes()) {
      Place last = new Place(ObjectId.zeroId(), change.path());
      Step step = new Step(change, places.get(last));
      steps.add(step);
      places.put(last, step);
      places.put(new Place(pick.id(), change.path()), step);
    }
  }

  private void work() {
    try (ObjectStore store = new ObjectStore(repository, KEPT, results)) {
      int i = next.getAndIncrement();
      while (i < steps.size() && await(i)) {
        outcome(steps.get(i), store);
        i = next.getAndIncrement();
      }
    }
  }

  /** Whether to go on with a step, once it is near enough. */
  private synchronized boolean await(int step) {
    try {
      while (!stopped && step > reached + AHEAD) {
        wait();
      }
      return !stopped;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What comes out of a step, and of those before it that nobody has begun. */
  private Foreseen outcome(Step step, ObjectStore store) {
    Deque<Step> open = new ArrayDeque<>();
    for (Step one = step; one != null && !one.begun.get(); one = one.previous) {
      open.push(one);
    }
    open.forEach(one -> run(one, store));
    return step.outcome.join();
  }

  /** Runs a step, unless another thread has begun it. */
  private void run(Step step, ObjectStore store) {
    if (!step.begun.compareAndSet(false, true)) {
      return;
    }
    Foreseen foreseen = new Foreseen.Lost();
    try {
      foreseen = foresee(step, store);
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      failed = true; // the caller meets it, too, and can tell
    } finally {
      step.outcome.complete(foreseen);
    }
  }

  private Foreseen foresee(Step step, ObjectStore store) throws IOException {
    Foreseen last = step.previous == null ? base(step, store) : step.previous.outcome.join();
    if (last instanceof Foreseen.Lost) {
      return last;
    }
    Optional<Node> ours = last.file();
    if (ours.equals(step.change.before())) {
      return new Foreseen.Taken(step.change.after());
    }
    if (ours.equals(step.change.after())) {
      return new Foreseen.Taken(ours);
    }
    return isPlain(ours, step.change)
        ? merge(step, ours.orElseThrow(), store)
        : new Foreseen.Lost();
  }

  private Foreseen base(Step step, ObjectStore store) throws IOException {
    return new Foreseen.Taken(store.file(newBase, step.change.path()));
  }

  /** Whether all three are ordinary files of one mode. */
  private static boolean isPlain(Optional<Node> ours, Change change) {
    return !change.adds()
        && !change.deletes()
        && ours.filter(Node::isRegular).isPresent()
        && change.before().map(Node::mode).equals(ours.map(Node::mode))
        && change.after().map(Node::mode).equals(ours.map(Node::mode));
  }

  private static Foreseen merge(Step step, Node ours, ObjectStore store) throws IOException {
    ObjectId before = step.change.before().orElseThrow().id();
    ObjectId after = step.change.after().orElseThrow().id();
    byte[] current = step.previous == null ? null : step.previous.text;
    long size = current == null ? store.size(ours.id()) : current.length;
    if (size > LARGEST || store.size(before) > LARGEST || store.size(after) > LARGEST) {
      return new Foreseen.Lost();
    }
    byte[] base = store.blob(before);
    byte[] mine = current == null ? store.blob(ours.id()) : current;
    byte[] other = store.blob(after);
    boolean binary =
        TextOrBinary.isBinary(base) || TextOrBinary.isBinary(mine) || TextOrBinary.isBinary(other);
    if (binary
        || !(TextMerge.of(base, mine, other) instanceof TextMerge.Clean clean)
        || TextOrBinary.isBinary(clean.text())) { // a NUL further down can have come up
      return new Foreseen.Lost();
    }
    step.text = clean.text();
    ObjectId id = store.fresh().idOf(Constants.OBJ_BLOB, clean.text());
    Optional<Difference> difference = VerdictFinder.difference(base, other, mine, clean.text());
    return new Foreseen.Merged(ours, new Node(ours.mode(), id), difference);
  }

  /** The replay has come to a pick. */
  synchronized void at(Pick pick) {
    int start = starts.getOrDefault(pick.id(), reached);
    for (int i = reached; i < start; i++) {
      steps.get(i).text = null; // it is among the results, or nobody wants it
    }
    reached = start;
    current = pick.id();
    notifyAll();
  }

  /**
   * A merged file.
   *
   * @param id of its contents
   * @param difference between the patch and what it came to
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record File(ObjectId id, byte[] contents, Optional<Difference> difference) {}

  /** What the current pick makes of a file, if that was foreseen of these three versions. */
  Optional<File> file(String path, Optional<Node> base, Node ours, Node theirs) {
    Step step = places.get(new Place(current, path));
    if (step == null || isStopped() || !step.isFor(base, theirs)) {
      return Optional.empty();
    }
    if (!(outcome(step, results) instanceof Foreseen.Merged merged)) {
      return Optional.empty();
    }
    byte[] text = step.text;
    if (text == null || !merged.ours().equals(ours)) {
      stop();
      return Optional.empty();
    }
    return Optional.of(new File(merged.after().id(), text, merged.difference()));
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /**
   * Ends the threads and waits a moment for what they are at. JGit may have given up packs for an
   * object that the caller never asks for: then all are opened anew when they are needed next.
   */
  @Override
  public void close() {
    stop();
    try {
      for (Thread thread : threads) {
        thread.join(PATIENCE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failed) {
      repository.getObjectDatabase().close();
    }
  }
}
