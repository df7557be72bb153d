package org.rdopkg.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is read, perhaps for long: somebody is told how far that is. */
public final class WatchedInput extends FilterInputStream {
  private static final long BETWEEN = 1 << 16;

  private final ReadListener listener;
  private final long total;
  private long done;
  private long told;

  private WatchedInput(InputStream in, long total, ReadListener listener) {
    super(in);
    this.total = total;
    this.listener = listener;
    listener.read(0, total);
  }

  /** Opens a file. */
  public static InputStream open(Path file, ReadListener listener) throws IOException {
    long total = Files.size(file);
    return new WatchedInput(Files.newInputStream(file), total, listener);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    came(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    came(Math.max(0, count));
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    came(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void came(long count) {
    done += count;
    if (done - told >= BETWEEN && done < total) {
      told = done;
      listener.read(done, total);
    }
  }

  /** Whoever has read enough is at the end. */
  @Override
  public void close() throws IOException {
    super.close();
    listener.read(total, total);
  }
}
