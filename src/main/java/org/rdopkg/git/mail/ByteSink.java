package org.rdopkg.git.mail;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing byte buffer that patch text is written to.
 *
 * <p>Patch files mix ASCII keywords with bytes of any encoding (file contents, commit messages), so
 * text is never decoded on its way. Unlike {@link java.io.ByteArrayOutputStream} it takes no lock
 * and can be asked for the column of the current line, which header folding needs.
 */
final class ByteSink extends OutputStream {
  private byte[] buffer;
  private int size;

  ByteSink() {
    this(256);
  }

  ByteSink(int capacity) {
    buffer = new byte[capacity];
  }

  int size() {
    return size;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  /** The bytes written since the last line feed. */
  int column() {
    int at = size;
    while (at > 0 && buffer[at - 1] != '\n') {
      at--;
    }
    return size - at;
  }

  @Override
  public void write(int b) {
    room(1);
    buffer[size++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    room(length);
    System.arraycopy(bytes, offset, buffer, size, length);
    size += length;
  }

  @Override
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  ByteSink put(char ascii) {
    write(ascii);
    return this;
  }

  ByteSink put(String ascii) {
    write(ascii.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  ByteSink put(byte[] bytes) {
    write(bytes, 0, bytes.length);
    return this;
  }

  ByteSink put(long number) {
    return put(Long.toString(number));
  }

  ByteSink put(ByteSink other) {
    write(other.buffer, 0, other.size);
    return this;
  }

  ByteSink repeat(char ascii, int times) {
    for (int i = 0; i < times; i++) {
      write(ascii);
    }
    return this;
  }

  /** Takes white space off the end of what was written so far. */
  ByteSink trimEnd() {
    while (size > 0 && Ascii.isSpace(buffer[size - 1])) {
      size--;
    }
    return this;
  }

  private void room(int more) {
    int wanted = Math.addExact(size, more);
    if (wanted > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(wanted, growth()));
    }
  }

  private int growth() {
    return buffer.length < Integer.MAX_VALUE / 2 ? buffer.length * 2 : Integer.MAX_VALUE - 8;
  }
}
