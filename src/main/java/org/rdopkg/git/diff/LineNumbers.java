package org.rdopkg.git.diff;

import java.util.Arrays;

/**
 * The lines between the common head and tail of two texts as numbers.
 *
 * @param before numbers of the middle lines of the old text
 * @param after of the new one
 * @param inBefore how often the line with a number occurs in the whole old text
 * @param inAfter in the whole new text
 * @param shared whether any line between head and tail is in both texts; if not, the counts do not
 *     cover head and tail
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record LineNumbers(int[] before, int[] after, int[] inBefore, int[] inAfter, boolean shared) {

  /** Of texts that are numbered already. */
  static LineNumbers of(LinePair pair, NumberedText a, NumberedText b) {
    int[] before = Arrays.copyOfRange(a.ids, pair.head, a.ids.length - pair.tail);
    int[] after = Arrays.copyOfRange(b.ids, pair.head, b.ids.length - pair.tail);
    int[] inBefore = counts(a);
    int[] inAfter = counts(b);
    boolean shared = false;
    int[] inMiddle = new int[inBefore.length];
    for (int id : before) {
      inMiddle[id]++;
    }
    for (int id : after) {
      shared |= inMiddle[id] > 0;
    }
    return new LineNumbers(before, after, inBefore, inAfter, shared);
  }

  private static int[] counts(NumberedText text) {
    int[] counts = new int[text.table.size()];
    for (int id : text.ids) {
      counts[id]++;
    }
    return counts;
  }
}
