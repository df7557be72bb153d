package org.rdopkg.git.diff;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of bytes: what patch text is written into. Not for use by two threads at once. */
public final class ByteBuilder {
  private byte[] bytes;
  private int length;

  /** An empty run with room for {@code capacity} bytes. */
  public ByteBuilder(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  /** Adds one byte. */
  public ByteBuilder append(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** Adds {@code source[from..to)}. */
  public ByteBuilder append(byte[] source, int from, int to) {
    int more = to - from;
    reserve(more);
    System.arraycopy(source, from, bytes, length, more);
    length += more;
    return this;
  }

  /** Adds all of {@code source}. */
  public ByteBuilder append(byte[] source) {
    return append(source, 0, source.length);
  }

  /** Adds text in UTF-8. */
  public ByteBuilder append(String text) {
    return append(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a number that is not negative, in decimal. */
  public ByteBuilder append(int number) {
    int digits = 1;
    for (int rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    reserve(digits);
    length += digits;
    int rest = number;
    for (int at = length - 1; digits > 0; digits--) {
      bytes[at--] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return this;
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** Writes the bytes to {@code out}. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), bytes.length * 2));
    }
  }
}
