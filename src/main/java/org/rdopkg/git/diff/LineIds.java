package org.rdopkg.git.diff;

/**
 * Gives equal lines equal numbers, so that comparing two lines is comparing two ints, and counts
 * how often each line occurs in either text.
 *
 * <p>Only the lines between the common head and tail get numbers. The head and tail are the same in
 * both texts; they only add to the counts of lines that occur in the middle as well.
 */
final class LineIds {
  private static final int FILTER = 1 << 12;

  /** Odd numbers without pattern. */
  private static final long P1 = 0x9E3779B97F4A7C15L;

  private static final long P2 = 0xD1B54A32D192ED03L;
  private static final long P3 = 0xAEF17502108EF2D9L;
  private static final long P4 = 0xF1357AEA2E62A9C5L;

  /** Numbers of the middle lines of the old and of the new text. */
  private final int[] before;

  private final int[] after;

  /** How often the line with a number occurs in the whole old text, in the whole new text. */
  private final int[] inBefore;

  private final int[] inAfter;

  /** Whether any line between head and tail is in both texts; if not, nothing was counted there. */
  private boolean shared;

  private final int mask;
  private final int[] table;
  private final long[] hashes;
  private final int[] lines;
  private final boolean[] seen = new boolean[FILTER];
  private int known;

  LineIds(LinePair pair) {
    Lines a = pair.before;
    Lines b = pair.after;
    int middleA = a.count - pair.head - pair.tail;
    int middleB = b.count - pair.head - pair.tail;
    int most = middleA + middleB;
    int size = Integer.highestOneBit(Math.max(8, most)) << 2;
    mask = size - 1;
    table = new int[size];
    hashes = new long[most];
    lines = new int[most];
    inBefore = new int[most];
    inAfter = new int[most];
    before = new int[middleA];
    after = new int[middleB];
    for (int i = 0; i < middleA; i++) {
      int id = id(a, pair.head + i, a, b);
      before[i] = id;
      inBefore[id]++;
    }
    for (int i = 0; i < middleB; i++) {
      int id = id(b, pair.head + i, a, b);
      after[i] = id;
      inAfter[id]++;
      shared |= inBefore[id] > 0;
    }
    if (shared) {
      countCommon(a, b, 0, pair.head);
      countCommon(a, b, a.count - pair.tail, a.count);
    }
  }

  LineNumbers numbers() {
    return new LineNumbers(before, after, inBefore, inAfter, shared);
  }

  /** The number of a line of {@code text}, a new one if the line is new. */
  private int id(Lines text, int line, Lines a, Lines b) {
    long hash = hash(text, line);
    int slot = slot(hash, text, line, a, b);
    int id = table[slot] - 1;
    if (id < 0) {
      id = known++;
      table[slot] = known;
      hashes[id] = hash;
      lines[id] = text == a ? line : ~line;
      seen[filter(text, line)] = true;
    }
    return id;
  }

  /** The slot of the table that holds the line or is free for it. */
  private int slot(long hash, Lines text, int line, Lines a, Lines b) {
    int slot = (int) (hash >>> 32) & mask;
    while (table[slot] != 0) {
      int id = table[slot] - 1;
      if (hashes[id] == hash) {
        int other = lines[id];
        if (other >= 0 ? text.same(line, a, other) : text.same(line, b, ~other)) {
          return slot;
        }
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void countCommon(Lines a, Lines b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (seen[filter(a, i)]) {
        int id = table[slot(hash(a, i), a, i, a, b)] - 1;
        if (id >= 0) {
          inBefore[id]++;
          inAfter[id]++;
        }
      }
    }
  }

  /** A cheap key of a line that spares most lines of head and tail the full hash. */
  private static int filter(Lines text, int line) {
    int start = text.starts[line];
    int length = text.starts[line + 1] - start;
    byte[] bytes = text.bytes;
    int key = length * 31 + bytes[start + (length >> 1)];
    return (key * 31 + bytes[start + length - 1 - (length >> 2)]) & (FILTER - 1);
  }

  /** A hash of all bytes of a line, four at a time to let their products overlap. */
  static long hash(Lines text, int line) {
    byte[] bytes = text.bytes;
    int end = text.starts[line + 1];
    int i = text.starts[line];
    long hash = (long) end - i;
    for (int most = end - 4; i <= most; i += 4) {
      hash = hash * P4 + bytes[i] * P3 + bytes[i + 1] * P2 + bytes[i + 2] * P1 + bytes[i + 3];
    }
    while (i < end) {
      hash = hash * P1 + bytes[i++];
    }
    hash *= P4;
    return hash ^ (hash >>> 29);
  }
}
