package org.rdopkg.git.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.rdopkg.git.diff.ByteBuilder;
import org.rdopkg.git.diff.FunctionNames;
import org.rdopkg.git.diff.LineDiff;
import org.rdopkg.git.diff.TextOrBinary;
import org.rdopkg.git.diff.UnifiedDiff;

/**
 * Names a change by what it does: git-patch-id(1), as {@code git rebase} uses it to find patches
 * that upstream has. White space and line numbers do not count; paths, the modes of files that come
 * and go, context lines and, for binary files, the ids of both sides do. The value itself is our
 * own; equal changes have equal values.
 */
final class PatchIds {
  private final ObjectStore store;
  private final ObjectInserter.Formatter hash = new ObjectInserter.Formatter();

  PatchIds(ObjectStore store) {
    this.store = store;
  }

  /** The id of a change from one tree to another. */
  ObjectId of(List<TreeDiff.Change> changes) throws IOException {
    List<TreeDiff.Change> sorted = new ArrayList<>(changes);
    sorted.sort(Comparator.comparing(TreeDiff.Change::path));
    ByteBuilder out = new ByteBuilder(4096);
    for (TreeDiff.Change change : sorted) {
      file(change, out);
    }
    return hash.idFor(Constants.OBJ_BLOB, out.toByteArray());
  }

  private void file(TreeDiff.Change change, ByteBuilder out) throws IOException {
    boolean retyped =
        change.before().isPresent()
            && change.after().isPresent()
            && !change.before().get().isSameTypeAs(change.after().get());
    if (retyped) {
      file(new TreeDiff.Change(change.path(), change.before(), java.util.Optional.empty()), out);
      file(new TreeDiff.Change(change.path(), java.util.Optional.empty(), change.after()), out);
      return;
    }
    text("diff " + change.path().replace(" ", "").replace("\t", ""), out);
    if (change.adds()) {
      text(" new " + change.after().map(Node::mode).orElse(0), out);
    } else if (change.deletes()) {
      text(" deleted " + change.before().map(Node::mode).orElse(0), out);
    }
    out.append('\n');
    byte[] before = content(change.before());
    byte[] after = content(change.after());
    if (TextOrBinary.isBinary(before) || TextOrBinary.isBinary(after)) {
      text("binary " + id(change.before()) + " " + id(change.after()) + "\n", out);
    } else {
      lines(before, after, out);
    }
  }

  private static String id(java.util.Optional<Node> node) {
    return node.map(n -> n.id().name()).orElse("");
  }

  private byte[] content(java.util.Optional<Node> node) throws IOException {
    if (node.isEmpty()) {
      return new byte[0];
    }
    if (node.get().isSubmodule()) {
      String text = "Subproject commit " + node.get().id().name() + "\n";
      return text.getBytes(StandardCharsets.US_ASCII);
    }
    return store.blob(node.get().id());
  }

  /** The hunks without their headers and without white space. */
  private static void lines(byte[] before, byte[] after, ByteBuilder out) {
    ByteBuilder hunks = new ByteBuilder(1024);
    UnifiedDiff.write(LineDiff.between(before, after), FunctionNames.DEFAULT, hunks);
    byte[] text = hunks.toByteArray();
    int at = 0;
    while (at < text.length) {
      int end = at;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      if (text[at] != '@' && text[at] != '\\') {
        line(text, at, end, out);
      }
      at = end + 1;
    }
  }

  private static void line(byte[] text, int start, int end, ByteBuilder out) {
    out.append((char) text[start]);
    for (int i = start + 1; i < end; i++) {
      byte c = text[i];
      boolean space = c == ' ' || (c >= '\t' && c <= '\r');
      if (!space) {
        out.append(text, i, i + 1);
      }
    }
    out.append('\n');
  }

  private static void text(String text, ByteBuilder out) {
    out.append(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
