package org.rdopkg.sources;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A stream with its compression, if any, taken off.
 *
 * @param compression what was taken off
 * @param plain the bytes; can be marked, so that the next reader may look at its start
 */
record Unpacked(Optional<Compression> compression, BufferedInputStream plain) {
  private static final int BUFFER = 1 << 16;

  /**
   * Looks at the first bytes.
   *
   * @param name of the file, for errors
   * @param limit most plain bytes
   */
  static Unpacked of(String name, InputStream in, long limit) throws IOException {
    BufferedInputStream packed = new BufferedInputStream(in, BUFFER);
    Optional<Compression> compression = Compression.of(peek(packed, Compression.MAGIC_LENGTH));
    InputStream plain = compression.isPresent() ? compression.get().open(packed) : packed;
    return new Unpacked(
        compression, new BufferedInputStream(new BoundedInput(name, plain, limit), BUFFER));
  }

  /** The first bytes of a stream, which stay in it. */
  static byte[] peek(BufferedInputStream in, int length) throws IOException {
    in.mark(length);
    byte[] start = in.readNBytes(length);
    in.reset();
    return start;
  }
}
