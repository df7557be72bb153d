package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.rdopkg.git.replay.TreeDiff.Change;
import org.rdopkg.patch.PatchCommit;

/** The commits to be replayed, in the order in which {@code git rebase} would pick them. */
final class Series {
  private static final ObjectId EMPTY_TREE =
      ObjectId.fromString("4b825dc642cb6eb9a060e54bf8d69288fbee4904");

  private final Repository repository;
  private final ObjectStore store;

  Series(Repository repository, ObjectStore store) {
    this.repository = repository;
    this.store = store;
  }

  /**
   * One commit to be picked.
   *
   * @param commit for people and rules
   * @param id of the commit
   * @param parent its first parent; the zero id when it has none
   * @param parentTree the tree that it changes
   * @param tree what it makes of it
   * @param changes the files that differ
   */
  record Pick(
      PatchCommit commit,
      ObjectId id,
      ObjectId parent,
      ObjectId parentTree,
      ObjectId tree,
      List<Change> changes) {}

  /**
   * What a series consists of.
   *
   * @param picks without merges, a line of commits whole before the next one
   * @param ids of all its commits
   */
  record Range(List<Pick> picks, Set<ObjectId> ids) {}

  /** The commits of {@code tip} that {@code base} lacks. */
  Range between(ObjectId base, ObjectId tip) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(true);
      walk.sort(RevSort.TOPO_KEEP_BRANCH_TOGETHER);
      walk.sort(RevSort.REVERSE, true);
      walk.markStart(Replay.commit(walk, tip));
      walk.markUninteresting(Replay.commit(walk, base));
      List<Pick> picks = new ArrayList<>();
      Set<ObjectId> ids = new HashSet<>();
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        ids.add(commit.copy());
        if (commit.getParentCount() < 2) {
          picks.add(pick(walk, commit));
        }
      }
      return new Range(picks, ids);
    }
  }

  /**
   * The ids among {@code picks} that are in the history of a commit. It takes a walk over all that
   * upstream did since.
   */
  Set<ObjectId> containedIn(ObjectId commit, List<Pick> picks, ObjectId tip) throws IOException {
    Set<ObjectId> contained = new HashSet<>();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      picks.forEach(pick -> contained.add(pick.id()));
      walk.markStart(walk.parseCommit(tip));
      walk.markUninteresting(walk.parseCommit(commit));
      for (RevCommit left = walk.next(); left != null; left = walk.next()) {
        contained.remove(left.getId());
      }
    }
    return contained;
  }

  private Pick pick(RevWalk walk, RevCommit commit) throws IOException {
    ObjectId parent = ObjectId.zeroId();
    ObjectId parentTree = EMPTY_TREE;
    if (commit.getParentCount() > 0) {
      RevCommit first = commit.getParent(0);
      walk.parseHeaders(first);
      parent = first.copy();
      parentTree = first.getTree().copy();
    }
    ObjectId tree = commit.getTree().copy();
    List<Change> changes =
        TreeDiff.between(
            store, parentTree.equals(EMPTY_TREE) ? ObjectId.zeroId() : parentTree, tree);
    return new Pick(
        describe(commit, tree.equals(parentTree)),
        commit.copy(),
        parent,
        parentTree,
        tree,
        changes);
  }

  private static PatchCommit describe(RevCommit commit, boolean changesNothing) {
    List<String> parents = new ArrayList<>();
    for (RevCommit parent : commit.getParents()) {
      parents.add(parent.name());
    }
    PersonIdent author = commit.getAuthorIdent();
    return new PatchCommit(
        commit.name(),
        parents,
        author == null
            ? new PatchCommit.Author("", "")
            : new PatchCommit.Author(author.getName(), author.getEmailAddress()),
        commit.getFullMessage(),
        changesNothing);
  }
}
