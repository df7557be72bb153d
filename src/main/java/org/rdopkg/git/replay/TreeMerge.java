package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.git.replay.RenameFinder.Answer;
import org.rdopkg.git.replay.TreeDiff.Change;
import org.rdopkg.patch.ConflictedPath.Hunk;
import org.rdopkg.patch.ConflictedPath.Kind;
import org.rdopkg.patch.Verdict.Difference;

/**
 * One pick: puts the change from {@code base} to {@code theirs} (a patch) onto {@code ours} (the
 * new base with the patches before it). Works through the few files that the patch changes; all
 * others stay as they are in {@code ours}.
 *
 * <p>Equal to git's {@code ort} strategy, or {@link Merged.Undecided}.
 */
final class TreeMerge {
  private final ObjectStore store;
  private final MergeAhead ahead;
  private final MergeRules rules;
  private final DriverRules drivers;
  private final UpstreamRenames upstream;
  private final RenameFinder finder;
  private final ObjectId base;
  private final ObjectId ours;
  private final ObjectId theirs;
  private final List<Change> patch;

  private final TreeEdits edits = new TreeEdits();
  private final List<RawConflict> conflicts = new ArrayList<>();
  private final Map<String, String> moves = new LinkedHashMap<>();
  private final Map<String, Optional<Difference>> differences = new HashMap<>();

  /** Targets of the patch's renames that are merged already. */
  private final Set<String> settled = new HashSet<>();

  private Optional<String> undecided = Optional.empty();
  private Map<String, Answer> oursRenames = Map.of();
  private Map<String, Answer> patchRenames = Map.of();

  TreeMerge(Tools tools, MergeAhead ahead, Sides sides, List<Change> patch) {
    this.ahead = ahead;
    this.store = tools.store();
    this.rules = tools.rules();
    this.drivers = tools.drivers();
    this.upstream = tools.upstream();
    this.finder = tools.finder();
    this.base = sides.base();
    this.ours = sides.ours();
    this.theirs = sides.theirs();
    this.patch = patch;
  }

  /** What all picks of a replay share. */
  record Tools(
      ObjectStore store,
      MergeRules rules,
      DriverRules drivers,
      UpstreamRenames upstream,
      RenameFinder finder) {}

  /** The trees of a pick: the patch's parent, what it is put on, the patch. */
  record Sides(ObjectId base, ObjectId ours, ObjectId theirs) {}

  Merged merge() throws IOException {
    if (rules.renormalize()) {
      return new Merged.Undecided("merge.renormalize is set");
    }
    if (rules.renames()) {
      findRenames();
    }
    if (rules.folderRenames() && undecided.isEmpty()) {
      undecided = new FolderMoves(store, base, ours, theirs).doubt(patch);
    }
    for (Change change : deletionsFirst()) {
      if (undecided.isPresent()) {
        break;
      }
      file(change);
    }
    if (undecided.isPresent()) {
      return new Merged.Undecided(undecided.get());
    }
    return conflicts.isEmpty() ? finish() : new Merged.Conflict(conflicts);
  }

  /** What becomes of a file that the patch renamed is decided where it was. */
  private List<Change> deletionsFirst() {
    List<Change> sorted = new ArrayList<>(patch);
    sorted.sort(Comparator.comparing(change -> !change.deletes()));
    return sorted;
  }

  private Merged finish() throws IOException {
    Optional<ObjectId> tree = edits.apply(store, ours);
    return tree.isPresent()
        ? new Merged.Clean(tree.get(), moves, differences)
        : new Merged.Undecided("a file and a folder have the same name");
  }

  /** Looks for files that one side misses and the other one changed. */
  private void findRenames() throws IOException {
    List<String> missing = new ArrayList<>();
    List<String> left = new ArrayList<>();
    boolean adds = false;
    for (Change change : patch) {
      adds |= change.adds();
      if (change.adds()) {
        continue;
      }
      Optional<Node> node = store.file(ours, change.path());
      if (node.isEmpty()) {
        missing.add(change.path());
      }
      if (change.deletes() && !node.equals(change.before())) {
        left.add(change.path());
      }
    }
    if (!missing.isEmpty()) {
      oursRenames = upstream.find(base, ours, missing);
    }
    if (adds && !left.isEmpty()) {
      patchRenames = finder.find(patch, left, Set.of());
    }
  }

  private void file(Change change) throws IOException {
    if (change.adds() && settled.contains(change.path())) {
      return;
    }
    Optional<Node> node = store.file(ours, change.path());
    if (node.equals(change.before())) {
      take(change);
    } else if (change.adds()) {
      bothAdded(change, node);
    } else if (change.deletes()) {
      deletedByPatch(change, node);
    } else if (node.isPresent()) {
      merge(change.path(), change.before(), node.get(), change.after().get(), change.path());
    } else {
      deletedByUs(change);
    }
  }

  /** Only the patch changed the file. */
  private void take(Change change) {
    if (change.after().isPresent()) {
      edits.put(change.path(), change.after().get());
    } else {
      edits.remove(change.path());
    }
  }

  private void bothAdded(Change change, Optional<Node> node) throws IOException {
    if (patchRenames.containsValue(new Answer.To(change.path()))) {
      undecided = Optional.of("a file was renamed to one that the other side added");
    } else if (!node.equals(change.after())) {
      merge(change.path(), Optional.empty(), node.get(), change.after().get(), change.path());
    }
  }

  /** The patch modifies a file that is gone: followed to its new name, or a conflict. */
  private void deletedByUs(Change change) throws IOException {
    Answer answer = oursRenames.getOrDefault(change.path(), new Answer.Gone());
    if (answer instanceof Answer.Unsure unsure) {
      undecided = Optional.of(unsure.reason());
    } else if (answer instanceof Answer.To to) {
      follow(change, to.path());
    } else {
      conflicts.add(new RawConflict(change.path(), Kind.DELETED_UPSTREAM));
    }
  }

  private void follow(Change change, String path) throws IOException {
    Optional<Node> node = store.file(ours, path);
    if (node.isEmpty() || store.find(theirs, path).isPresent()) {
      undecided = Optional.of("a file was renamed to one that the patch has, too");
      return;
    }
    renamed(path, change.before().get(), node.get(), change.after().get());
    moves.put(change.path(), path);
  }

  /** The patch deletes a file that upstream changed, deleted or renamed. */
  private void deletedByPatch(Change change, Optional<Node> node) throws IOException {
    Answer mine = patchRenames.getOrDefault(change.path(), new Answer.Gone());
    Answer other = oursRenames.getOrDefault(change.path(), new Answer.Gone());
    if (mine instanceof Answer.Unsure || other instanceof Answer.Unsure) {
      undecided = Optional.of("a file may have been renamed on both sides");
    } else if (mine instanceof Answer.To to) {
      renamedByPatch(change, node, to.path(), other);
    } else if (other instanceof Answer.To to) {
      conflicts.add(new RawConflict(to.path(), Kind.RENAME));
    } else if (node.isPresent()) {
      conflicts.add(new RawConflict(change.path(), Kind.DELETED_BY_PATCH));
    }
  }

  private void renamedByPatch(Change change, Optional<Node> node, String path, Answer other)
      throws IOException {
    if (node.isEmpty() && !(other instanceof Answer.To)) {
      conflicts.add(new RawConflict(change.path(), Kind.RENAME));
    } else if (node.isEmpty() || store.find(ours, path).isPresent()) {
      undecided = Optional.of("a file was renamed on both sides");
    } else {
      edits.remove(change.path());
      settled.add(path);
      Node renamed = store.file(theirs, path).orElseThrow();
      renamed(path, change.before().get(), node.get(), renamed);
    }
  }

  private void renamed(String path, Node before, Node mine, Node other) throws IOException {
    if (before.isSameTypeAs(mine) && before.isSameTypeAs(other)) {
      merge(path, Optional.of(before), mine, other, path);
    } else {
      undecided = Optional.of("a renamed file changed its type");
    }
  }

  private void merge(
      String path, Optional<Node> before, Node mine, Node other, String attributesPath)
      throws IOException {
    MergeDriver driver = drivers.driver(ours, attributesPath);
    Optional<MergeAhead.File> known =
        driver == MergeDriver.TEXT ? ahead.file(path, before, mine, other) : Optional.empty();
    if (known.isPresent()) {
      put(path, mine.mode(), known.get());
      return;
    }
    ContentMerge.Result result = new ContentMerge(store).merge(before, mine, other, driver);
    if (result instanceof ContentMerge.Result.File file) {
      edits.put(path, file.node());
    } else if (result instanceof ContentMerge.Result.Disagree disagree) {
      List<Hunk> hunks = disagree.hunks();
      conflicts.add(new RawConflict(path, disagree.kind(), hunks));
    } else if (result instanceof ContentMerge.Result.Unknown unknown) {
      undecided = Optional.of(unknown.reason());
    }
  }

  private void put(String path, int mode, MergeAhead.File merged) throws IOException {
    store.fresh().add(merged.id(), Constants.OBJ_BLOB, merged.contents());
    edits.put(path, new Node(mode, merged.id()));
    differences.put(path, merged.difference());
  }
}
