package org.rdopkg.git.diff;

/** Git's guess whether contents are text, for paths whose attributes do not say. */
public final class TextOrBinary {
  /** Only this many bytes are looked at. */
  private static final int LOOKED_AT = 8000;

  private TextOrBinary() {}

  /** Whether a NUL is among the first 8000 bytes. */
  public static boolean isBinary(byte[] contents) {
    int end = Math.min(contents.length, LOOKED_AT);
    for (int i = 0; i < end; i++) {
      if (contents[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
