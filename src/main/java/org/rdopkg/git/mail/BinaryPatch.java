package org.rdopkg.git.mail;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Deflater;

/**
 * Writes the contents of a binary file as git does: the new one, then the old one for reverse
 * application, each as a whole ({@code literal}) or as a delta against the other.
 *
 * <p>Everything is deflated by zlib at level 1, which is git's default for single objects ({@code
 * core.looseCompression}). The delta is taken when it is smaller deflated than the whole file
 * deflated; it is not even tried further when, undeflated, it is larger than the deflated file.
 */
final class BinaryPatch {
  private BinaryPatch() {}

  static void write(ByteSink sink, byte[] before, byte[] after) {
    sink.put("GIT binary patch\n");
    oneWay(sink, before, after);
    oneWay(sink, after, before);
  }

  private static void oneWay(ByteSink sink, byte[] from, byte[] to) {
    byte[] literal = deflate(to);
    Optional<byte[]> delta =
        from.length == 0 || to.length == 0
            ? Optional.empty()
            : BinaryDelta.between(from, to, literal.length);
    byte[] deflatedDelta = delta.map(BinaryPatch::deflate).orElse(literal);
    if (delta.isPresent() && deflatedDelta.length < literal.length) {
      sink.put("delta ").put(delta.get().length).put('\n');
      Base85.write(sink, deflatedDelta);
    } else {
      sink.put("literal ").put(to.length).put('\n');
      Base85.write(sink, literal);
    }
    sink.put('\n');
  }

  private static byte[] deflate(byte[] data) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(data);
      deflater.finish();
      byte[] out = new byte[data.length + data.length / 1000 + 64];
      int length = 0;
      while (!deflater.finished()) {
        if (length == out.length) {
          out = Arrays.copyOf(out, out.length * 2);
        }
        length += deflater.deflate(out, length, out.length - length);
      }
      return Arrays.copyOf(out, length);
    } finally {
      deflater.end();
    }
  }
}
