package org.rdopkg.git.mail;

import java.util.Optional;

/**
 * Describes a text as copies from another one and new bytes, in the format of pack deltas (git's
 * documentation, gitformat-pack), with the choices that git makes.
 *
 * <p>The choices, as seen in deltas written by git: the first 16 bytes are always taken as new.
 * From there on the last 16 bytes are looked up among the source's blocks; the candidate with the
 * longest run from the last of these bytes on wins, the first one among equals, and 4,096 bytes are
 * long enough to stop looking. A run of fewer than four bytes is not worth a copy. A copy is then
 * stretched back over new bytes not yet written. One instruction copies at most 65,536 bytes or
 * inserts at most 127.
 */
final class BinaryDelta {
  private static final int MOST_INSERTED = 0x7f;
  private static final int MOST_COPIED = 0x10000;
  private static final int LEAST_COPIED = 4;
  private static final int LONG_ENOUGH = 4096;

  private final byte[] source;
  private final byte[] target;
  private final BlockIndex index;
  private final ByteSink out = new ByteSink(1024);

  /** Everything in the target before this is described, except what is pending. */
  private int at;

  /** Start of the new bytes that are not written yet; they end at {@link #at}. */
  private int pending;

  /** Where in the source the best copy found so far starts, and its length. */
  private int copyFrom;

  private int copyLength;

  private BinaryDelta(byte[] source, byte[] target) {
    this.source = source;
    this.target = target;
    this.index = new BlockIndex(source);
  }

  /**
   * The delta that makes the target out of the source.
   *
   * @param limit a delta longer than this is not wanted; git gives up as soon as the new bytes not
   *     yet written pass it, even if a copy stretched back over them would have saved it
   */
  static Optional<byte[]> between(byte[] source, byte[] target, int limit) {
    BinaryDelta delta = new BinaryDelta(source, target);
    delta.size(source.length);
    delta.size(target.length);
    return delta.describe(limit) ? Optional.of(delta.out.toByteArray()) : Optional.empty();
  }

  private boolean describe(int limit) {
    at = Math.min(BlockIndex.BLOCK, target.length);
    int hash = at < BlockIndex.BLOCK ? 0 : Fingerprint.of(target, at);
    while (at < target.length) {
      if (copyLength < LONG_ENOUGH) {
        hash = Fingerprint.roll(hash, target[at - BlockIndex.BLOCK], target[at]);
        search(hash);
      }
      if (copyLength < LEAST_COPIED) {
        insertOne();
      } else {
        copy();
        if (copyLength < LONG_ENOUGH) {
          hash = Fingerprint.of(target, at);
        }
      }
      if (length() > limit) {
        return false;
      }
    }
    flush();
    return out.size() <= limit;
  }

  /** How long the delta is so far, with the pending bytes and the byte that counts them. */
  private int length() {
    return at == pending ? out.size() : out.size() + 1 + at - pending;
  }

  private void search(int hash) {
    int last = index.lastCandidate(hash);
    for (int i = index.firstCandidate(hash); i < last && copyLength < LONG_ENOUGH; i++) {
      if (!index.isCandidate(i, hash)) {
        continue;
      }
      int from = index.end(i) - 1;
      int most = Math.min(source.length - from, target.length - at);
      if (most <= copyLength) {
        return;
      }
      int length = commonLength(from, most);
      if (length > copyLength) {
        copyLength = length;
        copyFrom = from;
      }
    }
  }

  private int commonLength(int from, int most) {
    int length = 0;
    while (length < most && source[from + length] == target[at + length]) {
      length++;
    }
    return length;
  }

  private void insertOne() {
    at++;
    copyLength = 0;
    if (at - pending == MOST_INSERTED) {
      flush();
    }
  }

  private void copy() {
    while (at > pending && copyFrom > 0 && source[copyFrom - 1] == target[at - 1]) {
      at--;
      copyFrom--;
      copyLength++;
    }
    flush();
    int length = Math.min(copyLength, MOST_COPIED);
    writeCopy(copyFrom, length);
    at += length;
    pending = at;
    copyFrom += length;
    copyLength -= length;
  }

  private void flush() {
    if (at > pending) {
      out.write(at - pending);
      out.write(target, pending, at - pending);
      pending = at;
    }
  }

  /** One byte tells which bytes of offset and length follow: those that are not zero. */
  private void writeCopy(int offset, int length) {
    int[] operands = {
      offset,
      offset >> 8,
      offset >> 16,
      offset >> 24,
      length,
      length == MOST_COPIED ? 0 : length >> 8
    };
    int present = 0x80;
    for (int i = 0; i < operands.length; i++) {
      present |= (operands[i] & 0xff) != 0 ? 1 << i : 0;
    }
    out.write(present);
    for (int i = 0; i < operands.length; i++) {
      if ((present & (1 << i)) != 0) {
        out.write(operands[i]);
      }
    }
  }

  private void size(int size) {
    int rest = size;
    while (rest >= 0x80) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
