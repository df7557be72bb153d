package org.rdopkg.patch.apply;

import java.util.Arrays;
import java.util.Optional;

/** Makes a file of another one by git's delta: copies of pieces of the old one, and new bytes. */
final class BinaryDeltaReader {
  private final byte[] delta;
  private final byte[] old;
  private int at;

  BinaryDeltaReader(byte[] delta, byte[] old) {
    this.delta = delta;
    this.old = old;
  }

  Optional<byte[]> read() {
    long oldSize = size();
    long newSize = size();
    if (oldSize != old.length || newSize < 0 || newSize > BinaryReader.LARGEST) {
      return Optional.empty();
    }
    byte[] made = new byte[(int) newSize];
    int end = 0;
    while (at < delta.length) {
      int order = delta[at++] & 0xff;
      long from = (order & 0x80) == 0 ? -1 : bytes(order, 4);
      long length = (order & 0x80) == 0 ? order : bytes(order >> 4, 3);
      length = from >= 0 && length == 0 ? 0x10000 : length;
      byte[] source = from < 0 ? delta : old;
      long start = from < 0 ? at : from;
      if (order == 0 || length > made.length - end || start + length > source.length) {
        return Optional.empty();
      }
      System.arraycopy(source, (int) start, made, end, (int) length);
      end += (int) length;
      at += from < 0 ? (int) length : 0;
    }
    return end == made.length ? Optional.of(Arrays.copyOf(made, end)) : Optional.empty();
  }

  private long size() {
    long value = 0;
    int shift = 0;
    while (at < delta.length && shift < 56) {
      int b = delta[at++] & 0xff;
      value |= (long) (b & 0x7f) << shift;
      shift += 7;
      if ((b & 0x80) == 0) {
        return value;
      }
    }
    return -1;
  }

  /** A number of which only the bytes that the bits name are written. */
  private long bytes(int bits, int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      if ((bits & (1 << i)) != 0 && at < delta.length) {
        value |= (long) (delta[at++] & 0xff) << (8 * i);
      }
    }
    return value;
  }
}
