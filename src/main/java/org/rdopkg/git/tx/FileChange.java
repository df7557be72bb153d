package org.rdopkg.git.tx;

import java.util.Arrays;

/**
 * One file to be written or deleted, in the work tree and, when the plan commits, in the commit.
 */
public sealed interface FileChange {
  /** The path in git's form, from the top of the work tree. */
  String path();

  /** What the file must be like now. */
  Before before();

  /**
   * A file gets new content. Its mode stays as it is.
   *
   * @param path in git's form
   * @param content the whole file; not copied, so nobody may change it afterwards
   * @param before what the file must be like now
   * @param executable whether a file that is not there yet becomes executable
   */
  @SuppressWarnings("ArrayRecordComponent") // equals and hashCode are defined here
  record Write(String path, byte[] content, Before before, boolean executable)
      implements FileChange {
    /** A new file is not executable. */
    public Write(String path, byte[] content, Before before) {
      this(path, content, before, false);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Write write
          && write.path.equals(path)
          && Arrays.equals(write.content, content)
          && write.before.equals(before)
          && write.executable == executable;
    }

    @Override
    public int hashCode() {
      return path.hashCode() * 31 + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
      return "Write[" + path + ", " + content.length + " bytes]";
    }
  }

  /**
   * A file goes away. Nothing happens when it is not there.
   *
   * @param path in git's form
   * @param before what the file must be like now
   */
  record Delete(String path, Before before) implements FileChange {}

  /** A file that must be as HEAD has it gets new content. */
  static FileChange write(String path, byte[] content) {
    return new Write(path, content, Before.COMMITTED);
  }

  /** A file that must be as HEAD has it goes away. */
  static FileChange delete(String path) {
    return new Delete(path, Before.COMMITTED);
  }
}
