package org.rdopkg.git.diff;

import java.util.Arrays;

/** Cuts a text into lines from its start to its end, or takes over cuts known from another text. */
final class LineScan {
  private static final int BYTES_PER_LINE = 32;
  private static final int EIGHT = 8;

  private final byte[] bytes;
  private int[] starts;
  private int position;

  /** Lines found so far. */
  int count;

  LineScan(byte[] bytes) {
    this.bytes = bytes;
    this.starts = new int[bytes.length / BYTES_PER_LINE + 8];
  }

  /** Finds the lines up to byte {@code end}, which ends a line or the text. */
  void to(int end) {
    byte[] text = bytes;
    int at = position;
    int from = at;
    int most = end - EIGHT;
    while (at < end) {
      // Most groups of eight bytes hold no LF. This is where a comparison spends most of its time.
      while (at <= most
          && text[at] != '\n'
          && text[at + 1] != '\n'
          && text[at + 2] != '\n'
          && text[at + 3] != '\n'
          && text[at + 4] != '\n'
          && text[at + 5] != '\n'
          && text[at + 6] != '\n'
          && text[at + 7] != '\n') {
        at += EIGHT;
      }
      while (at < end && text[at] != '\n') {
        at++;
      }
      if (at < end) {
        add(from);
        from = ++at;
      }
    }
    if (from < end) {
      add(from);
    }
    position = end;
  }

  private void add(int start) {
    if (count + 1 >= starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
    starts[count++] = start;
  }

  /** Takes over lines {@code [from, to)} of a text that has them {@code shift} bytes earlier. */
  void copy(Lines source, int from, int to, int shift) {
    int more = to - from;
    if (count + more >= starts.length) {
      starts = Arrays.copyOf(starts, count + more + 8);
    }
    for (int i = from; i < to; i++) {
      starts[count++] = source.starts[i] + shift;
    }
    position = source.starts[to] + shift;
  }

  /** The lines, after all of the text has been seen. */
  Lines finish() {
    starts[count] = bytes.length;
    return new Lines(bytes, starts, count);
  }
}
