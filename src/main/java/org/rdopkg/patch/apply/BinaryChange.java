package org.rdopkg.patch.apply;

import java.util.Optional;

/**
 * New bytes for a file.
 *
 * @param data the bytes that stand in the patch, uncompressed
 * @param delta whether they say how to make the new bytes of the old ones
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BinaryChange(byte[] data, boolean delta) {

  /** The new bytes; empty when they can't be made of the old ones. */
  Optional<byte[]> applyTo(byte[] old) {
    return delta ? new BinaryDeltaReader(data, old).read() : Optional.of(data.clone());
  }
}
