package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.rdopkg.git.Ident;
import org.rdopkg.git.replay.Series.Pick;
import org.rdopkg.patch.ConflictedPath;
import org.rdopkg.patch.ReplayedPatch;
import org.rdopkg.patch.UpstreamCommit;
import org.rdopkg.patch.UpstreamEvidence;
import org.rdopkg.patch.Verdict;

/** One series on its way to one new base: where the new branch ends so far, pick by pick. */
final class ReplayRun {
  private final Replay replay;
  private final ReplayOptions options;
  private final Map<ObjectId, List<UpstreamEvidence>> evidence;
  private final ObjectStore store;
  private final TreeMerge.Tools tools;
  private final VerdictFinder verdicts;
  private final UpstreamTouch upstream;
  private final List<ReplayedPatch> patches = new ArrayList<>();
  private ObjectId tip;
  private ObjectId tipTree;
  private @Nullable Ident committer;

  ReplayRun(
      Replay replay,
      ReplayOptions options,
      ObjectId newBase,
      ObjectId oldTip,
      Map<ObjectId, List<UpstreamEvidence>> evidence)
      throws IOException {
    this.replay = replay;
    this.options = options;
    this.evidence = evidence;
    this.store = replay.store();
    this.tools = replay.tools();
    this.verdicts = new VerdictFinder(store);
    this.upstream =
        new UpstreamTouch(replay.repository(), store, replay.changed(), newBase, oldTip);
    this.tip = newBase;
    try (RevWalk walk = new RevWalk(replay.repository())) {
      this.tipTree = walk.parseCommit(newBase).getTree().copy();
    }
  }

  ObjectId tip() {
    return tip;
  }

  /**
   * Replays the picks in order.
   *
   * @param contained those that the new base has as they are
   * @param ahead whether files are merged before it is their turn
   */
  List<ReplayedPatch> pick(List<Pick> picks, Set<ObjectId> contained, boolean ahead)
      throws IOException {
    List<Pick> tried = new ArrayList<>(ahead ? picks : List.of());
    tried.removeIf(pick -> contained.contains(pick.id()) || drop(pick).isPresent());
    try (MergeAhead merges = MergeAhead.begin(replay.repository(), store, tipTree, tried)) {
      pick(picks, contained, merges);
    }
    replay.progress().picked(picks.size(), picks.size());
    return patches;
  }

  private void pick(List<Pick> picks, Set<ObjectId> contained, MergeAhead ahead)
      throws IOException {
    for (Pick pick : picks) {
      replay.progress().picked(patches.size(), picks.size());
      ReplayedPatch patch =
          contained.contains(pick.id()) ? contained(pick) : drop(pick).orElse(null);
      if (patch == null) {
        ahead.at(pick);
        patch = apply(pick, ahead);
      }
      patches.add(patch);
      if (patch.isConflict() && !options.goOn()) {
        break;
      }
    }
  }

  private List<UpstreamEvidence> evidence(Pick pick) {
    return evidence.getOrDefault(pick.id(), List.of());
  }

  private ReplayedPatch contained(Pick pick) {
    UpstreamEvidence proof =
        new UpstreamEvidence.SameCommit(
            new UpstreamCommit(pick.commit().id(), pick.commit().subject()));
    return new ReplayedPatch(
        pick.commit(), Optional.empty(), new Verdict.Upstreamed(proof), List.of(proof), false);
  }

  /** A patch that need not be tried. */
  private Optional<ReplayedPatch> drop(Pick pick) {
    List<UpstreamEvidence> found = evidence(pick);
    boolean chosen = options.leaveOut().contains(pick.commit().id());
    boolean proved = options.skipUpstreamed() && !found.isEmpty() && found.get(0).isProof();
    if (!chosen && !proved) {
      return Optional.empty();
    }
    Verdict verdict =
        found.isEmpty() ? new Verdict.LeftOut() : new Verdict.Upstreamed(found.get(0));
    return Optional.of(done(pick, Optional.empty(), verdict, false));
  }

  private ReplayedPatch done(
      Pick pick, Optional<ObjectId> id, Verdict verdict, boolean decidedByGit) {
    return new ReplayedPatch(
        pick.commit(), id.map(ObjectId::name), verdict, evidence(pick), decidedByGit);
  }

  private ReplayedPatch apply(Pick pick, MergeAhead ahead) throws IOException {
    if (pick.parent().equals(tip)) {
      tip = pick.id();
      tipTree = pick.tree();
      return done(pick, Optional.of(tip), new Verdict.Kept(), false);
    }
    TreeMerge.Sides sides = new TreeMerge.Sides(pick.parentTree(), tipTree, pick.tree());
    Merged merged = new TreeMerge(tools, ahead, sides, pick.changes()).merge();
    boolean asked = merged instanceof Merged.Undecided;
    if (asked) {
      merged = replay.git().merge(sides);
    }
    return merged instanceof Merged.Clean clean
        ? commit(pick, clean, asked)
        : conflict(pick, ((Merged.Conflict) merged).conflicts(), asked);
  }

  private ReplayedPatch commit(Pick pick, Merged.Clean clean, boolean asked) throws IOException {
    boolean empty = clean.tree().equals(tipTree);
    if (empty && !pick.changes().isEmpty()) {
      List<UpstreamEvidence> found = evidence(pick);
      Verdict verdict =
          found.isEmpty() ? new Verdict.Emptied() : new Verdict.Upstreamed(found.get(0));
      return done(pick, Optional.empty(), verdict, asked);
    }
    Verdict verdict =
        verdicts.compare(pick.changes(), verdicts.changes(tipTree, clean.tree()), clean);
    byte[] raw = CommitCopy.of(store.commit(pick.id()), clean.tree(), tip, committer());
    tip = store.insert(Constants.OBJ_COMMIT, raw);
    tipTree = clean.tree();
    return done(pick, Optional.of(tip), verdict, asked);
  }

  private Ident committer() {
    Ident known = committer;
    if (known == null) {
      known = replay.committer();
      committer = known;
    }
    return known;
  }

  private ReplayedPatch conflict(Pick pick, List<RawConflict> conflicts, boolean asked)
      throws IOException {
    List<ConflictedPath> paths = new ArrayList<>();
    for (RawConflict conflict : conflicts) {
      String path = conflict.path();
      List<UpstreamCommit> touched =
          upstream.commits(path, conflict.hunks(), store.file(tipTree, path));
      paths.add(
          new ConflictedPath(ObjectStore.shown(path), conflict.kind(), conflict.hunks(), touched));
    }
    return done(pick, Optional.empty(), new Verdict.Conflicting(paths), asked);
  }
}
