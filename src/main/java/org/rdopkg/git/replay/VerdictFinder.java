package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.git.diff.ByteBuilder;
import org.rdopkg.git.diff.FunctionNames;
import org.rdopkg.git.diff.LineDiff;
import org.rdopkg.git.diff.TextOrBinary;
import org.rdopkg.git.diff.UnifiedDiff;
import org.rdopkg.git.replay.TreeDiff.Change;
import org.rdopkg.patch.Verdict;
import org.rdopkg.patch.Verdict.Difference;
import org.rdopkg.patch.Verdict.Move;

/** Compares a patch with itself on the new base: same, or in which way another one. */
final class VerdictFinder {
  private final ObjectStore store;

  VerdictFinder(ObjectStore store) {
    this.store = store;
  }

  /**
   * The verdict on a patch that applied.
   *
   * @param before what it changed on the old base
   * @param after what it changes on the new one
   * @param applied how it came to be
   */
  Verdict compare(List<Change> before, List<Change> after, Merged.Clean applied)
      throws IOException {
    Map<String, String> moves = applied.moves();
    Set<Difference> differences = EnumSet.noneOf(Difference.class);
    List<Move> shown = new ArrayList<>();
    moves.forEach(
        (from, to) -> shown.add(new Move(ObjectStore.shown(from), ObjectStore.shown(to))));
    if (!moves.isEmpty()) {
      differences.add(Difference.RENAMED);
    }
    if (before.size() != after.size()) {
      differences.add(Difference.CONTENT);
    }
    for (Change change : before) {
      String path = moves.getOrDefault(change.path(), change.path());
      Optional<Change> same = after.stream().filter(c -> c.path().equals(path)).findFirst();
      if (applied.differences().containsKey(path)) {
        applied.differences().getOrDefault(path, Optional.empty()).ifPresent(differences::add);
      } else if (same.isPresent()) {
        file(change, same.get()).ifPresent(differences::add);
      } else {
        differences.add(Difference.CONTENT);
      }
    }
    return differences.isEmpty() ? new Verdict.Kept() : new Verdict.Changed(differences, shown);
  }

  private Optional<Difference> file(Change before, Change after) throws IOException {
    if (before.before().equals(after.before()) && before.after().equals(after.after())) {
      return Optional.empty();
    }
    boolean sameKind =
        before.adds() == after.adds()
            && before.deletes() == after.deletes()
            && mode(before.after()) == mode(after.after());
    if (!sameKind) {
      return Optional.of(Difference.CONTENT);
    }
    byte[] one = content(before.before());
    byte[] two = content(before.after());
    byte[] three = content(after.before());
    byte[] four = content(after.after());
    for (byte[] side : new byte[][] {one, two, three, four}) {
      if (TextOrBinary.isBinary(side)) {
        return Optional.of(Difference.CONTENT);
      }
    }
    return difference(one, two, three, four);
  }

  /**
   * How a change of lines differs from another one.
   *
   * @param one from this text
   * @param two to this
   * @param three the other one from this
   * @param four to this
   */
  static Optional<Difference> difference(byte[] one, byte[] two, byte[] three, byte[] four) {
    return lines(diff(one, two), diff(three, four));
  }

  private static int mode(Optional<Node> node) {
    return node.map(Node::mode).orElse(0);
  }

  private byte[] content(Optional<Node> node) throws IOException {
    if (node.isEmpty()) {
      return new byte[0];
    }
    return node.get().isSubmodule()
        ? node.get().id().name().getBytes(java.nio.charset.StandardCharsets.US_ASCII)
        : store.blob(node.get().id());
  }

  private static byte[] diff(byte[] before, byte[] after) {
    ByteBuilder out = new ByteBuilder(1024);
    UnifiedDiff.write(LineDiff.between(before, after), FunctionNames.DEFAULT, out);
    return out.toByteArray();
  }

  private static Optional<Difference> lines(byte[] before, byte[] after) {
    if (Arrays.equals(before, after)) {
      return Optional.empty();
    }
    if (!Arrays.equals(pick(before, "+-\\"), pick(after, "+-\\"))) {
      return Optional.of(Difference.CONTENT);
    }
    return Optional.of(
        Arrays.equals(pick(before, " +-\\"), pick(after, " +-\\"))
            ? Difference.OFFSET
            : Difference.CONTEXT);
  }

  /** The lines of a diff that start with certain characters. */
  private static byte[] pick(byte[] diff, String starts) {
    ByteBuilder out = new ByteBuilder(diff.length);
    int at = 0;
    while (at < diff.length) {
      int end = at;
      while (end < diff.length && diff[end] != '\n') {
        end++;
      }
      if (starts.indexOf(diff[at]) >= 0) {
        out.append(diff, at, Math.min(end + 1, diff.length));
      }
      at = end + 1;
    }
    return out.toByteArray();
  }

  /** The changes of a commit that was just made. */
  List<Change> changes(ObjectId before, ObjectId after) throws IOException {
    return TreeDiff.between(store, before, after);
  }
}
