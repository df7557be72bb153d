package org.rdopkg.workflow;

import org.rdopkg.patch.apply.TreeFile;
import org.rdopkg.sources.ArchiveEntry;
import org.rdopkg.sources.SourceTree;

/** Files of archives and commits as patches are applied to them. */
final class TreeFiles {
  private static final int EXECUTABLE = 0100;

  private TreeFiles() {}

  static TreeFile of(SourceTree.Item item) {
    TreeFile.Kind kind =
        item.kind() == ArchiveEntry.Kind.SYMLINK
            ? TreeFile.Kind.SYMLINK
            : (item.mode() & EXECUTABLE) != 0 ? TreeFile.Kind.EXECUTABLE : TreeFile.Kind.REGULAR;
    return new TreeFile(kind, item.content());
  }

  /** The mode that git gives it. */
  static int mode(TreeFile file) {
    return switch (file.kind()) {
      case REGULAR -> 0100644;
      case EXECUTABLE -> 0100755;
      case SYMLINK -> 0120000;
    };
  }
}
