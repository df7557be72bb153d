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
   * @param exact whether the commit gets these very bytes, also where git would change the line
   *     ends of what it takes for text: a patch without its CRs applies to nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // equals and hashCode are defined here
  record Write(String path, byte[] content, Before before, boolean executable, boolean exact)
      implements FileChange {
    /** A new file is not executable, and the commit gets what git makes of it. */
    public Write(String path, byte[] content, Before before) {
      this(path, content, before, false, false);
    }

    /** The commit gets what git makes of the file. */
    public Write(String path, byte[] content, Before before, boolean executable) {
      this(path, content, before, executable, false);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Write write
          && write.path.equals(path)
          && Arrays.equals(write.content, content)
          && write.before.equals(before)
          && write.executable == executable
          && write.exact == exact;
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

  /** A file gets new content, and the commit gets the same bytes. */
  static FileChange exact(String path, byte[] content, Before before) {
    return new Write(path, content, before, false, true);
  }

  /** A file that must be as HEAD has it goes away. */
  static FileChange delete(String path) {
    return new Delete(path, Before.COMMITTED);
  }
}
