package org.rdopkg.git.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeResult;
import org.rdopkg.git.diff.LineDiff;
import org.rdopkg.git.diff.LineTable;
import org.rdopkg.git.diff.NumberedText;
import org.rdopkg.git.diff.TextOrBinary;
import org.rdopkg.patch.ConflictedPath.Hunk;
import org.rdopkg.patch.ConflictedPath.Kind;

/**
 * Merges one path: type, mode and contents. Lines are merged with the histogram algorithm, as git's
 * {@code ort} does; binary files, links and submodules are taken whole from the side that changed.
 */
final class ContentMerge {
  private final ObjectStore store;

  ContentMerge(ObjectStore store) {
    this.store = store;
  }

  /** What came out. */
  sealed interface Result {
    /** One file. */
    record File(Node node) implements Result {}

    /** The sides disagree. */
    record Disagree(Kind kind, List<Hunk> hunks) implements Result {
      Disagree(Kind kind) {
        this(kind, List.of());
      }
    }

    /** Only git knows what git does here. */
    record Unknown(String reason) implements Result {}
  }

  /**
   * Merges three versions of a file that both sides have.
   *
   * @param base empty when both sides added it
   */
  Result merge(Optional<Node> base, Node ours, Node theirs, MergeDriver driver) throws IOException {
    if (ours.equals(theirs) || base.filter(theirs::equals).isPresent()) {
      return new Result.File(ours);
    }
    if (base.filter(ours::equals).isPresent()) {
      return new Result.File(theirs);
    }
    if (!ours.isSameTypeAs(theirs) || base.filter(b -> !b.isSameTypeAs(ours)).isPresent()) {
      return base.isPresent() && ours.isSameTypeAs(theirs)
          ? new Result.Unknown("a file changed its type on both sides")
          : new Result.Disagree(Kind.TYPE);
    }
    if (ours.isSubmodule()) {
      return new Result.Disagree(Kind.SUBMODULE);
    }
    if (base.isEmpty() && ours.mode() != theirs.mode()) {
      return new Result.Unknown("a file was added on both sides with different modes");
    }
    int mode = base.isPresent() && base.get().mode() == ours.mode() ? theirs.mode() : ours.mode();
    Optional<ObjectId> taken = taken(base, ours, theirs);
    if (taken.isPresent()) {
      return new Result.File(new Node(mode, taken.get()));
    }
    if (!ours.isRegular()) {
      return new Result.Disagree(base.isPresent() ? Kind.CONTENT : Kind.BOTH_ADDED);
    }
    return contents(base, ours, theirs, mode, driver);
  }

  /** The side that changed, when only one did or both did the same. */
  private static Optional<ObjectId> taken(Optional<Node> base, Node ours, Node theirs) {
    if (ours.id().equals(theirs.id())) {
      return Optional.of(ours.id());
    }
    if (base.filter(b -> b.id().equals(ours.id())).isPresent()) {
      return Optional.of(theirs.id());
    }
    return base.filter(b -> b.id().equals(theirs.id())).map(b -> ours.id());
  }

  private Result contents(Optional<Node> base, Node ours, Node theirs, int mode, MergeDriver driver)
      throws IOException {
    byte[] o = base.isPresent() ? store.blob(base.get().id()) : new byte[0];
    byte[] a = store.blob(ours.id());
    byte[] b = store.blob(theirs.id());
    boolean binary =
        driver == MergeDriver.BINARY
            || TextOrBinary.isBinary(o)
            || TextOrBinary.isBinary(a)
            || TextOrBinary.isBinary(b);
    if (driver == MergeDriver.CUSTOM) {
      return new Result.Unknown("the user's merge driver decides");
    }
    if (binary && driver != MergeDriver.UNION) {
      return new Result.Disagree(base.isPresent() ? Kind.BINARY : Kind.BOTH_ADDED);
    }
    LineTable table = new LineTable();
    NumberedText common = table.number(o);
    Versions versions =
        new Versions(
            new Text(common), new Text(table.number(a, common)), new Text(table.number(b, common)));
    BothDiffs diffs = new BothDiffs();
    MergeResult<Text> merged = versions.merge(diffs);
    if (driver == MergeDriver.UNION && (binary || merged.containsConflicts())) {
      return new Result.Unknown("both sides of the lines are to be kept");
    }
    if (diffs.differ && !agrees(merged, versions.merge(new GitDefault()))) {
      return new Result.Unknown("lines can be matched in several ways");
    }
    if (merged.containsConflicts()) {
      return new Result.Disagree(
          base.isPresent() ? Kind.CONTENT : Kind.BOTH_ADDED,
          base.isPresent() ? hunks(merged) : List.of());
    }
    return new Result.File(new Node(mode, store.insert(Constants.OBJ_BLOB, join(merged))));
  }

  /** The texts of a merge. */
  private record Versions(Text base, Text ours, Text theirs) {
    MergeResult<Text> merge(DiffAlgorithm diff) {
      return new MergeAlgorithm(diff).merge(Text.SAME, base, ours, theirs);
    }
  }

  /**
   * Whether another way to match lines comes to the same end. Where it does not, the outcome hangs
   * on details in which no two histogram algorithms are alike.
   */
  private static boolean agrees(MergeResult<Text> one, MergeResult<Text> other) {
    return one.containsConflicts() == other.containsConflicts()
        && (one.containsConflicts() || Arrays.equals(join(one), join(other)));
  }

  /** The histogram diff, which notes whether git's default line diff finds other edits. */
  private static final class BothDiffs extends DiffAlgorithm {
    private final DiffAlgorithm histogram =
        DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.HISTOGRAM);

    boolean differ;

    @Override
    public <S extends Sequence> EditList diff(
        SequenceComparator<? super S> comparator, S before, S after) {
      EditList edits = histogram.diff(comparator, before, after);
      differ = differ || !edits.equals(new GitDefault().diff(comparator, before, after));
      return edits;
    }

    @Override
    public <S extends Sequence> EditList diffNonCommon(
        SequenceComparator<? super S> comparator, S before, S after) {
      throw new UnsupportedOperationException("diff does all");
    }
  }

  /** git's default line diff, for JGit's merge. */
  private static final class GitDefault extends DiffAlgorithm {
    @Override
    public <S extends Sequence> EditList diff(
        SequenceComparator<? super S> comparator, S before, S after) {
      return between(((Text) before).lines, ((Text) after).lines);
    }

    @Override
    public <S extends Sequence> EditList diffNonCommon(
        SequenceComparator<? super S> comparator, S before, S after) {
      throw new UnsupportedOperationException("diff does all");
    }

    private static EditList between(NumberedText before, NumberedText after) {
      EditList edits = new EditList();
      LineDiff.between(before, after)
          .edits()
          .forEach(e -> edits.add(new Edit(e.oldStart(), e.oldEnd(), e.newStart(), e.newEnd())));
      return edits;
    }
  }

  /** A text for JGit's algorithms, for which a line is its number. */
  private static final class Text extends Sequence {
    static final SequenceComparator<Text> SAME =
        new SequenceComparator<>() {
          @Override
          public boolean equals(Text a, int i, Text b, int j) {
            return a.lines.id(i) == b.lines.id(j);
          }

          @Override
          public int hash(Text text, int line) {
            return text.lines.id(line);
          }
        };

    final NumberedText lines;

    Text(NumberedText lines) {
      this.lines = lines;
    }

    @Override
    public int size() {
      return lines.count();
    }
  }

  private static byte[] join(MergeResult<Text> merged) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (MergeChunk chunk : merged) {
      Text text = merged.getSequences().get(chunk.getSequenceIndex());
      text.lines.write(chunk.getBegin(), chunk.getEnd(), out);
    }
    return out.toByteArray();
  }

  private static List<Hunk> hunks(MergeResult<Text> merged) {
    List<Hunk> hunks = new ArrayList<>();
    for (MergeChunk chunk : merged) {
      if (chunk.getConflictState() == MergeChunk.ConflictState.FIRST_CONFLICTING_RANGE) {
        hunks.add(new Hunk(chunk.getBegin() + 1, chunk.getEnd() - chunk.getBegin()));
      }
    }
    return hunks;
  }
}
