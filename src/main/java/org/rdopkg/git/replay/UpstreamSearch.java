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
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevFlag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.rdopkg.git.replay.Series.Pick;
import org.rdopkg.git.replay.TreeDiff.Change;
import org.rdopkg.patch.UpstreamCommit;
import org.rdopkg.patch.UpstreamEvidence;

/**
 * Looks through the commits that the new base has and the series has not for signs that upstream
 * took a patch. One walk answers all questions; contents are compared only for commits that change
 * exactly the files of a patch. What was found about a commit serves later walks.
 */
final class UpstreamSearch {
  private static final String CHANGE_ID = "Change-Id: ";
  private static final String PICKED = "(cherry picked from commit ";
  private static final int FULL_ID = 40;

  private final Repository repository;
  private final ObjectStore store;
  private final PatchIds patchIds;

  private final Map<Set<String>, List<Pick>> byPaths = new HashMap<>();
  private final Set<String> paths = new HashSet<>();
  private final Set<String> folders = new HashSet<>();
  private final Map<String, List<Pick>> byChangeId = new HashMap<>();
  private final Map<String, List<Pick>> bySource = new HashMap<>();
  private final Map<String, List<Pick>> bySubject = new HashMap<>();
  private final Map<ObjectId, ObjectId> pickIds = new HashMap<>();
  private final Map<ObjectId, List<Found>> known = new HashMap<>();

  UpstreamSearch(Repository repository, ObjectStore store, List<Pick> picks) {
    this.repository = repository;
    this.store = store;
    this.patchIds = new PatchIds(store);
    picks.forEach(this::prepare);
  }

  private record Found(ObjectId pick, UpstreamEvidence evidence) {}

  private void prepare(Pick pick) {
    Set<String> touched = new HashSet<>();
    for (Change change : pick.changes()) {
      touched.add(change.path());
      for (int slash = change.path().indexOf('/');
          slash >= 0;
          slash = change.path().indexOf('/', slash + 1)) {
        folders.add(change.path().substring(0, slash));
      }
    }
    paths.addAll(touched);
    if (!touched.isEmpty()) {
      add(byPaths, touched, pick);
    }
    String message = pick.commit().message();
    changeIds(message).forEach(id -> add(byChangeId, id, pick));
    sources(message).forEach(id -> add(bySource, id, pick));
    add(bySubject, pick.commit().subject(), pick);
  }

  private static <K> void add(Map<K, List<Pick>> map, K key, Pick pick) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(pick);
  }

  /** Walks over the commits that the new base has and the series has not. */
  Search search(ObjectId newBase, ObjectId tip) throws IOException {
    Map<ObjectId, List<UpstreamEvidence>> evidence = new LinkedHashMap<>();
    List<RevCommit> parents = new ArrayList<>();
    if (bySubject.isEmpty()) { // no patches
      return new Search(evidence, Set.of());
    }
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit start = Replay.commit(walk, newBase);
      parents.add(start);
      walk.markStart(start);
      walk.markUninteresting(walk.parseCommit(tip));
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        for (Found found : look(walk, commit)) {
          evidence.computeIfAbsent(found.pick(), k -> new ArrayList<>()).add(found.evidence());
        }
        parents.addAll(List.of(commit.getParents()));
        commit.disposeBody();
      }
    }
    evidence.values().forEach(list -> list.sort(Comparator.comparingInt(UpstreamSearch::rank)));
    return new Search(evidence, met(parents));
  }

  /**
   * What a walk found.
   *
   * @param evidence what speaks for each patch, the strongest first; patches without any are
   *     missing
   * @param met the commits that the series has, too, at which the walk ended
   */
  record Search(Map<ObjectId, List<UpstreamEvidence>> evidence, Set<ObjectId> met) {}

  /** Looked at when the walk is over: a commit with a wrong date may be recognised late. */
  private static Set<ObjectId> met(List<RevCommit> commits) {
    Set<ObjectId> met = new HashSet<>();
    for (RevCommit commit : commits) {
      if (commit.has(RevFlag.UNINTERESTING)) {
        met.add(commit.copy());
      }
    }
    return met;
  }

  private static int rank(UpstreamEvidence evidence) {
    if (evidence.isProof()) {
      return 0;
    }
    if (evidence instanceof UpstreamEvidence.SameChangeId) {
      return 1;
    }
    return evidence instanceof UpstreamEvidence.CherryPickedFrom ? 2 : 3;
  }

  private List<Found> look(RevWalk walk, RevCommit commit) throws IOException {
    List<Found> found = known.get(commit);
    if (found == null) {
      found = new ArrayList<>();
      message(commit, found);
      if (commit.getParentCount() < 2) {
        contents(walk, commit, found);
      }
      known.put(commit.copy(), List.copyOf(found));
    }
    return found;
  }

  private void message(RevCommit commit, List<Found> found) {
    String subject = commit.getShortMessage();
    List<Pick> picked = bySource.getOrDefault(commit.name(), List.of());
    List<Pick> titled = bySubject.getOrDefault(subject, List.of());
    UpstreamCommit upstream = new UpstreamCommit(commit.name(), subject);
    if (!byChangeId.isEmpty()) {
      for (String id : changeIds(commit.getFullMessage())) {
        for (Pick pick : byChangeId.getOrDefault(id, List.of())) {
          found.add(new Found(pick.id(), new UpstreamEvidence.SameChangeId(upstream, id)));
        }
      }
    }
    for (Pick pick : picked) {
      found.add(new Found(pick.id(), new UpstreamEvidence.CherryPickedFrom(upstream)));
    }
    for (Pick pick : titled) {
      if (isAuthor(pick, commit.getAuthorIdent())) {
        found.add(new Found(pick.id(), new UpstreamEvidence.SubjectAndAuthor(upstream)));
      }
    }
  }

  private static boolean isAuthor(Pick pick, PersonIdent author) {
    return author != null
        && (pick.commit().author().email().equalsIgnoreCase(author.getEmailAddress())
            || pick.commit().author().name().equals(author.getName()));
  }

  private void contents(RevWalk walk, RevCommit commit, List<Found> found) throws IOException {
    ObjectId before = ObjectId.zeroId();
    if (commit.getParentCount() > 0) {
      walk.parseHeaders(commit.getParent(0));
      before = commit.getParent(0).getTree();
    }
    List<Change> changes = new ArrayList<>();
    if (!TreeDiff.walk(store, before, commit.getTree(), new Ours(changes))) {
      return;
    }
    Set<String> touched = new HashSet<>();
    changes.forEach(change -> touched.add(change.path()));
    List<Pick> alike = byPaths.getOrDefault(touched, List.of());
    if (alike.isEmpty()) {
      return;
    }
    ObjectId id = patchIds.of(changes);
    UpstreamCommit upstream = new UpstreamCommit(commit.name(), commit.getShortMessage());
    for (Pick pick : alike) {
      if (id.equals(patchId(pick))) {
        found.add(new Found(pick.id(), new UpstreamEvidence.SamePatchId(upstream)));
      }
    }
  }

  private ObjectId patchId(Pick pick) throws IOException {
    ObjectId id = pickIds.get(pick.id());
    if (id == null) {
      id = patchIds.of(pick.changes());
      pickIds.put(pick.id(), id);
    }
    return id;
  }

  /** Collects changes, and gives up at the first file that no patch touches. */
  private final class Ours implements TreeDiff.Sink {
    private final List<Change> changes;

    Ours(List<Change> changes) {
      this.changes = changes;
    }

    @Override
    public boolean take(Change change) {
      changes.add(change);
      return paths.contains(change.path());
    }

    @Override
    public boolean enter(String folder) {
      return folders.contains(folder);
    }
  }

  private static List<String> changeIds(String message) {
    List<String> ids = new ArrayList<>();
    for (String line : message.split("\n", -1)) {
      if (line.startsWith(CHANGE_ID)) {
        Optional.of(line.substring(CHANGE_ID.length()).strip())
            .filter(id -> !id.isEmpty())
            .ifPresent(ids::add);
      }
    }
    return ids;
  }

  /** The commits that a message says it was picked from. */
  private static List<String> sources(String message) {
    List<String> ids = new ArrayList<>();
    for (int at = message.indexOf(PICKED); at >= 0; at = message.indexOf(PICKED, at + 1)) {
      int start = at + PICKED.length();
      int end = Math.min(message.length(), start + FULL_ID);
      String id = message.substring(start, end);
      if (id.length() == FULL_ID && ObjectId.isId(id)) {
        ids.add(id);
      }
    }
    return ids;
  }
}
