package org.rdopkg.sources;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The next so many bytes of a stream; that there are fewer is an error. */
final class SlicedInput extends InputStream {
  private static final int WASTE = 1 << 13;

  private final InputStream in;
  private long left;

  SlicedInput(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left <= 0) {
      return -1;
    }
    int n = in.read(buffer, offset, (int) Math.min(length, left));
    if (n < 0) {
      throw new EOFException();
    }
    left -= n;
    return n;
  }

  /** Reads on to the end of the slice. */
  void finish() throws IOException {
    byte[] waste = new byte[(int) Math.min(WASTE, Math.max(left, 1))];
    while (left > 0) {
      read(waste, 0, waste.length);
    }
  }
}
