package org.rdopkg.git.objects;

import java.io.ByteArrayOutputStream;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses new objects in a thread of its own while the next ones are still being made. Fast
 * rather than small, as git itself does with new objects ({@code core.looseCompression}); the next
 * {@code git gc} packs them well.
 */
final class Compressor implements AutoCloseable {
  private static final int BUFFER = 1 << 14;

  private final Deque<Deflater> idle = new ConcurrentLinkedDeque<>();
  private @Nullable ExecutorService worker;

  /**
   * Begins to compress. Who needs the outcome calls {@code run}, which does the work unless the
   * thread has begun it, and then {@code get}.
   */
  FutureTask<byte[]> begin(byte[] bytes) {
    FutureTask<byte[]> task = new FutureTask<>(() -> deflate(bytes));
    worker().execute(task);
    return task;
  }

  private ExecutorService worker() {
    ExecutorService known = worker;
    if (known == null) {
      known = Executors.newSingleThreadExecutor(Compressor::thread);
      worker = known;
    }
    return known;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "rdopkg-compressor");
    thread.setDaemon(true);
    return thread;
  }

  private byte[] deflate(byte[] bytes) {
    Deflater known = idle.poll();
    Deflater deflater = known == null ? new Deflater(Deflater.BEST_SPEED) : known;
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
    byte[] buffer = new byte[BUFFER];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.reset();
    idle.push(deflater);
    return out.toByteArray();
  }

  @Override
  public void close() {
    if (worker != null) {
      worker.shutdownNow();
    }
    idle.forEach(Deflater::end); // one that the thread still uses goes with the JVM's memory
    idle.clear();
  }
}
