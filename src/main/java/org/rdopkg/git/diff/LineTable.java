package org.rdopkg.git.diff;

import java.util.Arrays;

/**
 * Numbers the lines of several texts: equal lines have equal numbers in all of them. So each text
 * is cut into lines and hashed once, however often it is compared, and what a text has in common
 * with the first one at its start and end is not even hashed.
 */
public final class LineTable {
  private static final int SMALLEST = 64;

  /** Slots hold a number plus one; 0 is free. */
  private int[] slots = new int[SMALLEST];

  private long[] hashes = new long[SMALLEST / 2];
  private Lines[] texts = new Lines[SMALLEST / 2];
  private int[] lines = new int[SMALLEST / 2];
  private int known;

  /** Numbers a text. The array must not change afterwards. */
  public NumberedText number(byte[] text) {
    LineScan scan = new LineScan(text);
    scan.to(text.length);
    Lines cut = scan.finish();
    int[] ids = new int[cut.count];
    number(cut, 0, cut.count, ids);
    return new NumberedText(this, cut, ids);
  }

  /** Numbers a text that resembles one of this table. */
  public NumberedText number(byte[] text, NumberedText like) {
    LinePair pair = LinePair.of(like.lines, text);
    Lines cut = pair.after;
    int[] ids = new int[cut.count];
    System.arraycopy(like.ids, 0, ids, 0, pair.head);
    number(cut, pair.head, cut.count - pair.tail, ids);
    System.arraycopy(like.ids, like.ids.length - pair.tail, ids, cut.count - pair.tail, pair.tail);
    return new NumberedText(this, cut, ids);
  }

  /** How many different lines there are. */
  int size() {
    return known;
  }

  private void number(Lines text, int from, int to, int[] ids) {
    for (int i = from; i < to; i++) {
      ids[i] = id(text, i);
    }
  }

  private int id(Lines text, int line) {
    long hash = LineIds.hash(text, line);
    int mask = slots.length - 1;
    int slot = (int) (hash >>> 32) & mask;
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (hashes[id] == hash && text.same(line, texts[id], lines[id])) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
    int id = known++;
    slots[slot] = known;
    hashes[id] = hash;
    texts[id] = text;
    lines[id] = line;
    if (known == hashes.length) {
      grow();
    }
    return id;
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, known * 2);
    texts = Arrays.copyOf(texts, known * 2);
    lines = Arrays.copyOf(lines, known * 2);
    slots = new int[known * 4];
    int mask = slots.length - 1;
    for (int id = 0; id < known; id++) {
      int slot = (int) (hashes[id] >>> 32) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = id + 1;
    }
  }
}
