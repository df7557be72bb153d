package org.rdopkg.git.mail;

import java.io.IOException;
import org.rdopkg.git.diff.ByteBuilder;
import org.rdopkg.git.diff.FunctionNames;
import org.rdopkg.git.diff.LineDiff;
import org.rdopkg.git.diff.UnifiedDiff;

/**
 * Writes the diff of one file, from {@code diff --git} on.
 *
 * <p>The ids in the {@code index} line are abbreviated for text, and full for binary contents,
 * which can't be applied without them. A file that changes its type (file, link, submodule) is
 * deleted and created, as two diffs.
 */
final class FilePatch {
  private final ByteSink sink;
  private final Abbreviations abbreviations;

  FilePatch(ByteSink sink, Abbreviations abbreviations) {
    this.sink = sink;
    this.abbreviations = abbreviations;
  }

  void write(FileContents file, LineDiff text) throws IOException {
    FileChange change = file.change();
    header(change, false);
    if (text.edits().isEmpty()) {
      return;
    }
    label("--- ", "a/", change.path(), change.before());
    label("+++ ", "b/", change.path(), change.after());
    ByteBuilder hunks = new ByteBuilder(1024);
    FunctionNames names =
        file.before().names().or(file.after()::names).orElse(FunctionNames.DEFAULT);
    UnifiedDiff.write(text, names, hunks);
    hunks.writeTo(sink);
  }

  void writeBinary(FileContents file) throws IOException {
    header(file.change(), true);
    if (!file.isSameContent()) {
      BinaryPatch.write(sink, file.before().bytes(), file.after().bytes());
    }
  }

  private void header(FileChange change, boolean fullIds) throws IOException {
    sink.put("diff --git ");
    QuotedPath.write(sink, "a/", change.path());
    sink.put(' ');
    QuotedPath.write(sink, "b/", change.path());
    sink.put('\n');
    FileSide before = change.before();
    FileSide after = change.after();
    if (change.isCreation()) {
      mode("new file mode ", after);
    } else if (change.isDeletion()) {
      mode("deleted file mode ", before);
    } else if (before.mode() != after.mode()) {
      mode("old mode ", before);
      mode("new mode ", after);
    }
    if (!change.isSameContent()) {
      index(change, fullIds);
    }
  }

  private void mode(String what, FileSide side) {
    sink.put(what).put(Integer.toOctalString(side.mode())).put('\n');
  }

  private void index(FileChange change, boolean fullIds) throws IOException {
    FileSide before = change.before();
    FileSide after = change.after();
    sink.put("index ");
    sink.put(fullIds ? before.id().name() : abbreviations.of(before.id())).put("..");
    sink.put(fullIds ? after.id().name() : abbreviations.of(after.id()));
    if (before.mode() == after.mode()) {
      sink.put(' ').put(Integer.toOctalString(before.mode()));
    }
    sink.put('\n');
  }

  /** A TAB after a path with blanks tells other programs where the path ends. */
  private void label(String sign, String prefix, byte[] path, FileSide side) {
    sink.put(sign);
    if (side.exists()) {
      QuotedPath.write(sink, prefix, path);
      if (Ascii.indexOf(path, ' ', 0) < path.length) {
        sink.put('\t');
      }
    } else {
      sink.put("/dev/null");
    }
    sink.put('\n');
  }
}
