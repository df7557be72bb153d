package org.rdopkg.git.tx;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * Keeps the JVM alive for as long as a transaction needs to take itself back when the user presses
 * Ctrl-C or the program is told to end, so that no lock is left in git's folder. (Whatever cannot
 * be caught is left to {@link Recoverer}.)
 */
final class ShutdownGuard implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::await, "rdopkg-transaction");
  private volatile boolean requested;

  private ShutdownGuard() {}

  /** Starts to watch. */
  static ShutdownGuard install() {
    ShutdownGuard guard = new ShutdownGuard();
    try {
      Runtime.getRuntime().addShutdownHook(guard.hook);
    } catch (IllegalStateException e) {
      guard.requested = true; // it ends already
    }
    return guard;
  }

  private void await() {
    requested = true;
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        requested = true; // the journal tells the next start
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fails when the program has been told to end. */
  void check() {
    if (requested) {
      throw RdopkgException.of(ErrorKind.CONFLICT, "interrupted")
          .because("the program was told to end; nothing has been changed");
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // it runs already, and has just been told that we are done
    }
  }
}
