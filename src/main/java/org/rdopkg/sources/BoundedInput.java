package org.rdopkg.sources;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that is refused once more than so many bytes have come out of it. */
final class BoundedInput extends FilterInputStream {
  private final String name;
  private final long limit;
  private long count;

  /**
   * @param name of the archive, for the error
   */
  BoundedInput(String name, InputStream in, long limit) {
    super(in);
    this.name = name;
    this.limit = limit;
  }

  /** Bytes that have come out. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int c = in.read();
    if (c >= 0) {
      counted(1);
    }
    return c;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    if (n > 0) {
      counted(n);
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] waste = new byte[(int) Math.min(Math.max(n, 0), 1 << 13)];
    int read = waste.length == 0 ? 0 : read(waste, 0, waste.length);
    return Math.max(read, 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void counted(int n) {
    count += n;
    if (count > limit) {
      throw ArchiveErrors.tooBig(name, "it unpacks to more than " + limit + " bytes");
    }
  }
}
