package org.rdopkg.git.diff;

import java.util.Arrays;

/**
 * Takes lines out of the comparison that cannot, or had better not, be matched: lines that the
 * other text does not have at all, and lines that it has very often (blank lines, closing braces)
 * when they stand among such unmatched lines. Those are changed lines without further search.
 *
 * <p>This decides more than speed: it changes which of several shortest edits is found, and keeps a
 * lone brace from being matched inside a block that was replaced.
 */
final class Pruning {
  private static final byte ABSENT = 0;
  private static final byte PRESENT = 1;
  private static final byte FREQUENT = 2;

  /** A line is never frequent below this many occurrences... */
  private static final int MOST_FREQUENT = 1024;

  /** How many lines to look at on either side of a frequent line. */
  private static final int WINDOW = 100;

  /** Unmatched lines around a frequent one must outnumber the frequent ones by this factor. */
  private static final int RATIO = 4;

  /** The numbers of the lines that stay. */
  final int[] ids;

  /** Where each line that stays was. */
  final int[] places;

  final int count;

  /**
   * Prunes one text.
   *
   * @param lines numbers of its middle lines
   * @param elsewhere how often the line of a number occurs in the other text
   * @param total how many lines the whole text has
   * @param changed set to true at {@code offset + i} for each line {@code i} taken out
   */
  Pruning(int[] lines, int[] elsewhere, int total, boolean[] changed, int offset) {
    byte[] kinds = kinds(lines, elsewhere, Math.min(Roots.powerOfTwo(total), MOST_FREQUENT));
    int[] keptIds = new int[lines.length];
    int[] keptPlaces = new int[lines.length];
    int kept = 0;
    for (int i = 0; i < lines.length; i++) {
      if (kinds[i] == PRESENT || (kinds[i] == FREQUENT && !amongUnmatched(kinds, i))) {
        keptIds[kept] = lines[i];
        keptPlaces[kept++] = offset + i;
      } else {
        changed[offset + i] = true;
      }
    }
    ids = Arrays.copyOf(keptIds, kept);
    places = keptPlaces;
    count = kept;
  }

  private static byte[] kinds(int[] lines, int[] elsewhere, int limit) {
    byte[] kinds = new byte[lines.length];
    for (int i = 0; i < lines.length; i++) {
      int times = elsewhere[lines[i]];
      kinds[i] = times == 0 ? ABSENT : times < limit ? PRESENT : FREQUENT;
    }
    return kinds;
  }

  private static boolean amongUnmatched(byte[] kinds, int at) {
    int stop = Math.max(at - WINDOW, 0);
    int absent = 0;
    int frequent = 2;
    int i = at - 1;
    for (; i >= stop && kinds[i] != PRESENT; i--) {
      if (kinds[i] == ABSENT) {
        absent++;
      } else {
        frequent++;
      }
    }
    if (absent == 0) {
      return false;
    }
    int above = absent;
    stop = Math.min(at + WINDOW, kinds.length - 1);
    for (i = at + 1; i <= stop && kinds[i] != PRESENT; i++) {
      if (kinds[i] == ABSENT) {
        absent++;
      } else {
        frequent++;
      }
    }
    return absent != above && frequent * RATIO < absent + frequent;
  }
}
