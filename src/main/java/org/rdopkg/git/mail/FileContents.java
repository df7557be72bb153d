package org.rdopkg.git.mail;

import java.util.Arrays;
import java.util.Optional;
import org.rdopkg.git.diff.DiffRule;
import org.rdopkg.git.diff.FunctionNames;
import org.rdopkg.git.diff.TextOrBinary;

/**
 * A changed file with its contents on both sides.
 *
 * @param change which file, and how it changed
 * @param before its contents in the parent
 * @param after its contents in the commit
 */
record FileContents(FileChange change, Side before, Side after) {
  private static final int BIG_FILE = 512 << 20;

  /** Whether one of both sides must not be shown as lines. */
  boolean isBinary() {
    return before.isBinary() || after.isBinary();
  }

  boolean isSameContent() {
    return Arrays.equals(before.bytes, after.bytes);
  }

  /** What is left when the file goes. */
  FileContents deletion() {
    return new FileContents(
        new FileChange(change.path(), change.before(), FileSide.ABSENT), before, Side.ABSENT);
  }

  /** What comes when the file is new. */
  FileContents creation() {
    return new FileContents(
        new FileChange(change.path(), FileSide.ABSENT, change.after()), Side.ABSENT, after);
  }

  /**
   * One side.
   *
   * @param bytes the contents; none when there is no file
   * @param rules what the attributes say; they only count for regular files
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Side(byte[] bytes, DiffRule rules) {
    static final Side ABSENT = new Side(new byte[0], DiffRule.NONE);

    boolean isBinary() {
      return rules
          .binary()
          .orElseGet(() -> bytes.length > BIG_FILE || TextOrBinary.isBinary(bytes));
    }

    Optional<FunctionNames> names() {
      return rules.names();
    }
  }
}
