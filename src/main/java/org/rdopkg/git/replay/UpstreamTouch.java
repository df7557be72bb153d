package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.rdopkg.git.diff.Edit;
import org.rdopkg.git.diff.LineDiff;
import org.rdopkg.git.diff.TextOrBinary;
import org.rdopkg.patch.ConflictedPath.Hunk;
import org.rdopkg.patch.UpstreamCommit;

/**
 * Names the upstream commits that a conflict is about: of those since the old base that changed the
 * file, the ones that changed the lines in question. Lines are followed back from the new base,
 * commit by commit; a file is not followed to the name that it had before.
 */
final class UpstreamTouch {
  /** More names than these tell nobody anything. */
  private static final int MOST = 10;

  private final Repository repository;
  private final ObjectStore store;
  private final ObjectId newBase;
  private final ObjectId tip;
  private final ChangedPaths changed;
  private Optional<Map<String, List<Step>>> steps = Optional.empty();

  UpstreamTouch(
      Repository repository,
      ObjectStore store,
      ChangedPaths changed,
      ObjectId newBase,
      ObjectId tip) {
    this.repository = repository;
    this.store = store;
    this.changed = changed;
    this.newBase = newBase;
    this.tip = tip;
  }

  private record Step(UpstreamCommit commit, ObjectId before, ObjectId after) {}

  /**
   * The commits, the newest first.
   *
   * @param path raw path on the new base
   * @param hunks lines of {@code ours}; none to ask about the whole file
   * @param ours the file as it is with the patches before; empty when it is gone
   */
  List<UpstreamCommit> commits(String path, List<Hunk> hunks, Optional<Node> ours)
      throws IOException {
    List<UpstreamCommit> whole = new ArrayList<>();
    List<UpstreamCommit> lines = new ArrayList<>();
    List<int[]> ranges = new ArrayList<>();
    hunks.forEach(hunk -> ranges.add(new int[] {hunk.firstLine() - 1, hunk.lines()}));
    Optional<Node> later = ours;
    for (Step step : steps().getOrDefault(path, List.of())) {
      Optional<Node> after = store.file(step.after(), path);
      Optional<Node> before = store.file(step.before(), path);
      if (after.equals(before)) {
        continue;
      }
      whole.add(step.commit());
      follow(ranges, after, later);
      if (follow(ranges, before, after)) {
        lines.add(step.commit());
      }
      later = before;
    }
    List<UpstreamCommit> found = hunks.isEmpty() || lines.isEmpty() ? whole : lines;
    return found.subList(0, Math.min(MOST, found.size()));
  }

  /** Moves ranges of the later text to the earlier one; whether an edit touches one of them. */
  private boolean follow(List<int[]> ranges, Optional<Node> earlier, Optional<Node> later)
      throws IOException {
    if (ranges.isEmpty() || earlier.equals(later)) {
      return false;
    }
    byte[] before = text(earlier);
    byte[] after = text(later);
    if (TextOrBinary.isBinary(before) || TextOrBinary.isBinary(after)) {
      return true;
    }
    List<Edit> edits = LineDiff.between(before, after).edits();
    boolean touched = false;
    for (int[] range : ranges) {
      touched |= back(range, edits);
    }
    return touched;
  }

  private static boolean back(int[] range, List<Edit> edits) {
    int start = range[0];
    int end = range[0] + range[1];
    int shift = 0;
    int grown = 0;
    boolean touched = false;
    for (Edit edit : edits) {
      int gain = edit.removed() - edit.added();
      if (edit.newEnd() < start) {
        shift += gain;
      } else if (edit.newStart() <= end) {
        touched = true;
        grown += gain;
      }
    }
    range[0] = Math.max(0, start + shift);
    range[1] = Math.max(0, range[1] + grown);
    return touched;
  }

  private byte[] text(Optional<Node> node) throws IOException {
    return node.isPresent() && node.get().isRegular() ? store.blob(node.get().id()) : new byte[0];
  }

  /** The steps that change a file, by its path; the newest first. */
  private Map<String, List<Step>> steps() throws IOException {
    if (steps.isEmpty()) {
      steps = Optional.of(walk());
    }
    return steps.get();
  }

  private Map<String, List<Step>> walk() throws IOException {
    Map<String, List<Step>> found = new HashMap<>();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(newBase));
      walk.markUninteresting(walk.parseCommit(tip));
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        if (commit.getParentCount() == 1) {
          RevCommit parent = commit.getParent(0);
          walk.parseHeaders(parent);
          add(commit, parent.getTree().copy(), commit.getTree().copy(), found);
        }
        commit.disposeBody();
      }
    }
    return found;
  }

  private void add(RevCommit commit, ObjectId before, ObjectId after, Map<String, List<Step>> found)
      throws IOException {
    Step step =
        new Step(new UpstreamCommit(commit.name(), commit.getShortMessage()), before, after);
    for (String path : changed.of(commit, before, after)) {
      found.computeIfAbsent(path, key -> new ArrayList<>()).add(step);
    }
  }
}
