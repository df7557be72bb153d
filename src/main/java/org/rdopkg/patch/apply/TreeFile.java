package org.rdopkg.patch.apply;

import java.util.Arrays;

/**
 * A file of a tree. What it holds is never changed in place.
 *
 * @param kind what it is
 * @param content its bytes; the target of a symbolic link
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode are written for it
public record TreeFile(Kind kind, byte[] content) {
  /** What a tree can have at a path, as far as patches go. */
  public enum Kind {
    REGULAR,
    EXECUTABLE,
    SYMLINK;

    /** Whether it holds lines that can be patched. */
    public boolean isFile() {
      return this != SYMLINK;
    }

    /** The kind that a mode such as {@code 100755} in a patch stands for. */
    static Kind ofMode(int mode) {
      if ((mode & 0170000) == 0120000) {
        return SYMLINK;
      }
      return (mode & 0111) != 0 ? EXECUTABLE : REGULAR;
    }
  }

  /** The same bytes as another kind of file. */
  TreeFile as(Kind other) {
    return new TreeFile(other, content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeFile file
        && file.kind == kind
        && Arrays.equals(file.content, content);
  }

  @Override
  public int hashCode() {
    return kind.hashCode() * 31 + Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return kind + "(" + content.length + ")";
  }
}
