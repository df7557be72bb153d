package org.rdopkg.sources;

import java.io.IOException;

/** Who is shown the entries of an archive, one after the other, in the archive's order. */
@FunctionalInterface
public interface ArchiveVisitor {
  /**
   * One entry.
   *
   * @param content what to read the file from; what is not read is skipped
   */
  void visit(ArchiveEntry entry, EntryContent content) throws IOException;

  /**
   * A tar archive ends without the zero blocks that belong there: it may be cut between two
   * entries, which GNU tar accepts without a word.
   */
  default void endsWithoutMark() {
    // of interest only where somebody can be told
  }
}
