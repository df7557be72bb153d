package org.rdopkg.git.mail;

import java.util.List;

/** Writes the lines below a diffstat that tell of files created, deleted or given another mode. */
final class Summary {
  private Summary() {}

  static void write(ByteSink sink, List<FileChange> changes) {
    for (FileChange change : changes) {
      FileSide before = change.before();
      FileSide after = change.after();
      if (change.isCreation()) {
        line(sink, " create mode ", mode(after), change);
      } else if (change.isDeletion()) {
        line(sink, " delete mode ", mode(before), change);
      } else if (before.mode() != after.mode()) {
        line(sink, " mode change ", mode(before) + " => " + mode(after), change);
      }
    }
  }

  private static void line(ByteSink sink, String what, String mode, FileChange change) {
    sink.put(what).put(mode).put(' ');
    QuotedPath.write(sink, "", change.path());
    sink.put('\n');
  }

  private static String mode(FileSide side) {
    return Integer.toOctalString(side.mode());
  }
}
