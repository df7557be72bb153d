package org.rdopkg.git.replay;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeResult;
import org.rdopkg.git.diff.LineDiff;
import org.rdopkg.git.diff.LineTable;
import org.rdopkg.git.diff.NumberedText;
import org.rdopkg.patch.ConflictedPath.Hunk;

/** Merges the lines of three versions of a text with the histogram algorithm, as git does. */
final class TextMerge {
  private TextMerge() {}

  /** What came out. */
  sealed interface Outcome {
    default boolean containsConflicts() {
      return this instanceof Conflict;
    }
  }

  /** One text. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Clean(byte[] text) implements Outcome {}

  /** Lines that both sides changed. */
  record Conflict(List<Hunk> hunks) implements Outcome {}

  /** Only git knows what git does here. */
  record Unsure(String reason) implements Outcome {}

  /** Merges what {@code ours} and {@code theirs} made of {@code base}. */
  static Outcome of(byte[] base, byte[] ours, byte[] theirs) {
    LineTable table = new LineTable();
    NumberedText common = table.number(base);
    Versions versions =
        new Versions(
            new Text(common),
            new Text(table.number(ours, common)),
            new Text(table.number(theirs, common)));
    BothDiffs diffs = new BothDiffs();
    Outcome outcome = outcome(versions.merge(diffs));
    return diffs.differ && !agree(outcome, outcome(versions.merge(new GitDefault())))
        ? new Unsure("lines can be matched in several ways")
        : outcome;
  }

  private static Outcome outcome(MergeResult<Text> merged) {
    return merged.containsConflicts() ? new Conflict(hunks(merged)) : new Clean(join(merged));
  }

  /**
   * Whether another way to match lines comes to the same end. Where it does not, the outcome hangs
   * on details in which no two histogram algorithms are alike.
   */
  private static boolean agree(Outcome one, Outcome other) {
    if (one instanceof Clean a && other instanceof Clean b) {
      return Arrays.equals(a.text(), b.text());
    }
    return one.containsConflicts() && other.containsConflicts();
  }

  /** The texts of a merge. */
  private record Versions(Text base, Text ours, Text theirs) {
    MergeResult<Text> merge(DiffAlgorithm diff) {
      return new MergeAlgorithm(diff).merge(Text.SAME, base, ours, theirs);
    }
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
