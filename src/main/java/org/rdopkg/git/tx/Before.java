package org.rdopkg.git.tx;

import java.util.Arrays;

/** What a file must be like before it is changed, so that nobody's work is overwritten. */
public sealed interface Before {
  /** As HEAD has it, staged and in the work tree; not there at all when HEAD has no such file. */
  Before COMMITTED = new Committed();

  /** The work tree has exactly these bytes: those that the new content was computed from. */
  static Before content(byte[] bytes) {
    return new Content(bytes);
  }

  /** As HEAD has it. */
  record Committed() implements Before {}

  /**
   * Exactly these bytes in the work tree, tracked or not.
   *
   * @param bytes not copied, so nobody may change them afterwards
   */
  @SuppressWarnings("ArrayRecordComponent") // equals and hashCode are defined here
  record Content(byte[] bytes) implements Before {
    @Override
    public boolean equals(Object other) {
      return other instanceof Content content && Arrays.equals(bytes, content.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Content[" + bytes.length + " bytes]";
    }
  }
}
