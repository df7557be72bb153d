package org.rdopkg.git.mail;

/**
 * Finds the places of a text where a run of 16 bytes stands, for {@link BinaryDelta}.
 *
 * <p>The text is cut into blocks of 16 bytes, the very first byte left out. Of equal blocks in a
 * row only the first is known. Blocks are kept in buckets; of a bucket with more than 64 blocks, 64
 * are kept, spread evenly, so that a text full of repetitions costs no more than others.
 *
 * <p>Which blocks share a bucket decides which ones are kept, so the hash must be git's: a Rabin
 * fingerprint of 31 bits, {@link Fingerprint}.
 */
final class BlockIndex {
  /** The length of a block, in bytes. */
  static final int BLOCK = Fingerprint.WINDOW;

  private static final int MOST_IN_BUCKET = 64;
  private static final int BLOCKS_IN_BUCKET = 4;
  private static final int LEAST_BUCKETS = 16;

  private final int mask;
  private final int[] bucketStart;
  private final int[] ends;
  private final int[] hashes;

  /** Indexes a text that must not change afterwards. */
  BlockIndex(byte[] text) {
    int blocks = Math.max(0, (text.length - 1) / BLOCK);
    int[] blockHash = new int[blocks];
    int[] blockEnd = new int[blocks];
    int count = distinctInRow(text, blocks, blockHash, blockEnd);
    int buckets = LEAST_BUCKETS;
    while (buckets < blocks / BLOCKS_IN_BUCKET) {
      buckets *= 2;
    }
    mask = buckets - 1;
    bucketStart = new int[buckets + 1];
    ends = new int[count];
    hashes = new int[count];
    sortIntoBuckets(count, blockHash, blockEnd);
    thinOut();
  }

  /** Where the candidates for a hash start; go on to {@link #lastCandidate}. */
  int firstCandidate(int hash) {
    return bucketStart[bucket(hash)];
  }

  /** Where the candidates for a hash end, exclusive. */
  int lastCandidate(int hash) {
    return bucketStart[bucket(hash) + 1];
  }

  boolean isCandidate(int candidate, int hash) {
    return hashes[candidate] == hash;
  }

  /** The offset after the block of a candidate. */
  int end(int candidate) {
    return ends[candidate];
  }

  private static int distinctInRow(byte[] text, int blocks, int[] blockHash, int[] blockEnd) {
    int count = 0;
    for (int block = 0; block < blocks; block++) {
      int end = (block + 1) * BLOCK + 1;
      int hash = Fingerprint.of(text, end);
      if (count == 0 || blockHash[count - 1] != hash) {
        blockHash[count] = hash;
        blockEnd[count++] = end;
      }
    }
    return count;
  }

  private void sortIntoBuckets(int count, int[] blockHash, int[] blockEnd) {
    for (int i = 0; i < count; i++) {
      bucketStart[bucket(blockHash[i]) + 1]++;
    }
    for (int i = 1; i < bucketStart.length; i++) {
      bucketStart[i] += bucketStart[i - 1];
    }
    int[] next = bucketStart.clone();
    for (int i = 0; i < count; i++) {
      int slot = next[bucket(blockHash[i])]++;
      hashes[slot] = blockHash[i];
      ends[slot] = blockEnd[i];
    }
  }

  private void thinOut() {
    int to = 0;
    for (int bucket = 0; bucket + 1 < bucketStart.length; bucket++) {
      int from = bucketStart[bucket];
      int count = bucketStart[bucket + 1] - from;
      bucketStart[bucket] = to;
      int surplus = 0;
      for (int i = 0; i < count; i++) {
        hashes[to] = hashes[from + i];
        ends[to++] = ends[from + i];
        if (count > MOST_IN_BUCKET) {
          surplus += count - MOST_IN_BUCKET;
          while (surplus > 0) {
            surplus -= MOST_IN_BUCKET;
            i++;
          }
        }
      }
    }
    bucketStart[bucketStart.length - 1] = to;
  }

  private int bucket(int hash) {
    return hash & mask;
  }
}
