package org.rdopkg.workflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does the same with many things, two at a time, and gives the results in the order of the things.
 * Only a few results are ever waiting, so that memory does not grow with their number.
 */
final class InOrder {
  private static final int THREADS = 2;
  private static final int AHEAD = 32;

  /** Room for the recursion of deeply nested macros, as on the main thread. */
  private static final long STACK = 8L << 20;

  private InOrder() {}

  /**
   * Works through all things.
   *
   * @param work must not throw
   */
  static <T, R> void run(Iterator<T> things, Function<T, R> work, Consumer<R> results) {
    if (!things.hasNext()) {
      return;
    }
    T first = things.next();
    if (!things.hasNext()) {
      results.accept(work.apply(first));
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, factory());
    try {
      Deque<Future<R>> waiting = new ArrayDeque<>();
      waiting.add(threads.submit(() -> work.apply(first)));
      while (things.hasNext()) {
        T next = things.next();
        waiting.add(threads.submit(() -> work.apply(next)));
        if (waiting.size() >= AHEAD) {
          results.accept(result(waiting.remove()));
        }
      }
      while (!waiting.isEmpty()) {
        results.accept(result(waiting.remove()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static ThreadFactory factory() {
    return task -> {
      Thread thread = new Thread(null, task, "rdopkg-work", STACK);
      thread.setDaemon(true);
      return thread;
    };
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
