package org.rdopkg.git.diff;

import java.util.Arrays;

/**
 * Two texts in lines, with their common first and last lines counted. Both are found by comparing
 * bytes, and the places of the common lines are taken over from the old text, so that a small
 * change in a large file costs little more than reading the file once.
 */
final class LinePair {
  private static final int STRIDE = 256;

  final Lines before;
  final Lines after;

  /** How many lines are the same at the start. */
  final int head;

  /** How many of the remaining lines are the same at the end. */
  final int tail;

  private LinePair(Lines before, Lines after, int head, int tail) {
    this.before = before;
    this.after = after;
    this.head = head;
    this.tail = tail;
  }

  static LinePair of(byte[] a, byte[] b) {
    int headEnd = commonHead(a, b);
    int tailLength = commonTail(a, b, headEnd);
    LineScan scan = new LineScan(a);
    scan.to(headEnd);
    int head = scan.count;
    scan.to(a.length - tailLength);
    int tailLine = scan.count;
    scan.to(a.length);
    return of(scan.finish(), b, tailLength, head, tailLine);
  }

  /** The same for an old text that is cut into lines already. */
  static LinePair of(Lines before, byte[] b) {
    byte[] a = before.bytes;
    int headEnd = commonHead(a, b);
    int tailLength = commonTail(a, b, headEnd);
    return of(before, b, tailLength, before.lineAt(headEnd), before.lineAt(a.length - tailLength));
  }

  /** The same for two numbered texts. */
  static LinePair of(NumberedText a, NumberedText b) {
    int most = Math.min(a.ids.length, b.ids.length);
    int head = Arrays.mismatch(a.ids, 0, most, b.ids, 0, most);
    head = head < 0 ? most : head;
    int tail = 0;
    while (tail < most - head && a.ids[a.ids.length - 1 - tail] == b.ids[b.ids.length - 1 - tail]) {
      tail++;
    }
    return new LinePair(a.lines, b.lines, head, tail);
  }

  private static LinePair of(Lines before, byte[] b, int tailLength, int head, int tailLine) {
    byte[] a = before.bytes;
    LineScan other = new LineScan(b);
    other.copy(before, 0, head, 0);
    other.to(b.length - tailLength);
    other.copy(before, tailLine, before.count, b.length - a.length);
    return new LinePair(before, other.finish(), head, before.count - tailLine);
  }

  /** The length of the lines at the start that are the same, in bytes. */
  private static int commonHead(byte[] a, byte[] b) {
    int at = Arrays.mismatch(a, b);
    if (at < 0) {
      return a.length;
    }
    while (at > 0 && a[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  /** The length of the lines at the end that are the same, in bytes, {@code from} on. */
  private static int commonTail(byte[] a, byte[] b, int from) {
    int most = Math.min(a.length, b.length) - from;
    int length = commonSuffix(a, b, most);
    if (!startsLine(a, a.length - length) || !startsLine(b, b.length - length)) {
      while (length > 0 && a[a.length - length] != '\n') {
        length--;
      }
      length = Math.max(0, length - 1);
    }
    return length;
  }

  private static int commonSuffix(byte[] a, byte[] b, int most) {
    int i = a.length;
    int j = b.length;
    int stop = a.length - most;
    while (i - stop >= STRIDE && Arrays.equals(a, i - STRIDE, i, b, j - STRIDE, j)) {
      i -= STRIDE;
      j -= STRIDE;
    }
    while (i > stop && a[i - 1] == b[j - 1]) {
      i--;
      j--;
    }
    return a.length - i;
  }

  private static boolean startsLine(byte[] text, int at) {
    return at == 0 || text[at - 1] == '\n';
  }
}
