package org.rdopkg.git.replay;

import java.util.Arrays;
import org.rdopkg.git.diff.TextOrBinary;

/**
 * A file as the pieces that git compares when it looks for renames (gitdiffcore(7)): lines, or runs
 * of 64 bytes where lines are longer. The CR of a CRLF in a text is left out. Two files are as
 * similar as the share of bytes that they have in common, of the bigger one.
 */
final class Similarity {
  /** The score of equal files. */
  static final int MOST = 60000;

  private static final int PIECE = 64;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final long[] hashes;
  private final int[] bytes;
  private final int count;
  private final long size;

  /** The piece at the end of a file whose last line has no LF; no length where there is none. */
  private final long tailHash;

  private final int tailBytes;

  Similarity(byte[] content) {
    long[] pieces = new long[16 + content.length / 16];
    int[] lengths = new int[pieces.length];
    int found = 0;
    boolean text = !TextOrBinary.isBinary(content);
    int at = 0;
    boolean whole = true;
    while (at < content.length) {
      long hash = 0;
      int length = 0;
      whole = false;
      while (at < content.length) {
        byte c = content[at++];
        if (text && c == '\r' && at < content.length && content[at] == '\n') {
          continue;
        }
        hash = (hash + (c & 0xff) + 1) * PRIME;
        hash ^= hash >>> 29;
        length++;
        if (length == PIECE || c == '\n') {
          whole = true;
          break;
        }
      }
      if (found == pieces.length) {
        pieces = Arrays.copyOf(pieces, found * 2);
        lengths = Arrays.copyOf(lengths, found * 2);
      }
      pieces[found] = hash;
      lengths[found++] = length;
    }
    this.size = content.length;
    this.tailHash = whole ? 0 : pieces[found - 1];
    this.tailBytes = whole ? 0 : lengths[found - 1];
    this.hashes = new long[found];
    this.bytes = new int[found];
    this.count = pack(pieces, lengths, found);
  }

  /** Sorts the pieces and adds up equal ones. */
  private int pack(long[] pieces, int[] lengths, int found) {
    Integer[] order = new Integer[found];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(pieces[a], pieces[b]));
    int last = -1;
    for (int i : order) {
      if (last < 0 || hashes[last] != pieces[i]) {
        hashes[++last] = pieces[i];
      }
      bytes[last] += lengths[i];
    }
    return last + 1;
  }

  /**
   * From 0 to {@link #MOST}.
   *
   * @param tails whether a last line without LF counts: only for git 2.44 and newer
   */
  int score(Similarity other, boolean tails) {
    long biggest = Math.max(size, other.size);
    if (biggest == 0) {
      return 0;
    }
    long common = 0;
    int i = 0;
    int j = 0;
    while (i < count && j < other.count) {
      int order = Long.compare(hashes[i], other.hashes[j]);
      if (order == 0) {
        int mine = bytes[i] - (tails || hashes[i] != tailHash ? 0 : tailBytes);
        int others =
            other.bytes[j] - (tails || other.hashes[j] != other.tailHash ? 0 : other.tailBytes);
        common += Math.min(mine, others);
        i++;
        j++;
      } else if (order < 0) {
        i++;
      } else {
        j++;
      }
    }
    return (int) (common * MOST / biggest);
  }

  /** The best score that files of these sizes can have. */
  static int most(long one, long other) {
    long biggest = Math.max(one, other);
    return biggest == 0 ? 0 : (int) (Math.min(one, other) * MOST / biggest);
  }
}
