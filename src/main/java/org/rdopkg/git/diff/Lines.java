package org.rdopkg.git.diff;

import java.util.Arrays;

/**
 * A text cut into lines. Only LF ends a line and belongs to it, so that {@code a} without a final
 * LF differs from {@code a} with one; CR, form feed and every other byte are ordinary text.
 *
 * <p>Line {@code i} is {@code bytes[starts[i] .. starts[i + 1])}.
 */
final class Lines {
  final byte[] bytes;
  final int[] starts;
  final int count;

  Lines(byte[] bytes, int[] starts, int count) {
    this.bytes = bytes;
    this.starts = starts;
    this.count = count;
  }

  /** The number of the line that begins at a byte; the number of lines for the end. */
  int lineAt(int start) {
    return Arrays.binarySearch(starts, 0, count + 1, start);
  }

  /** Whether the lines {@code i} and {@code j} of this text are equal. */
  boolean same(int i, int j) {
    return Arrays.equals(bytes, starts[i], starts[i + 1], bytes, starts[j], starts[j + 1]);
  }

  /** Whether line {@code i} of this text equals line {@code j} of {@code other}. */
  boolean same(int i, Lines other, int j) {
    return Arrays.equals(
        bytes, starts[i], starts[i + 1], other.bytes, other.starts[j], other.starts[j + 1]);
  }

  /** Whether line {@code i} lacks its LF, which only the last one can. */
  boolean unterminated(int i) {
    return bytes[starts[i + 1] - 1] != '\n';
  }
}
