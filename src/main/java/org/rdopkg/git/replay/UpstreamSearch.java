package org.rdopkg.git.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevFlag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.RawParseUtils;
import org.rdopkg.git.replay.Series.Pick;
import org.rdopkg.patch.UpstreamCommit;
import org.rdopkg.patch.UpstreamEvidence;

/**
 * Looks through the commits that the new base has and the series has not for signs that upstream
 * took a patch. One walk answers all questions; contents are compared only for commits that change
 * exactly the files of a patch. What was found about a commit serves later walks.
 */
final class UpstreamSearch {
  private static final byte[] CHANGE_ID = "Change-Id: ".getBytes(StandardCharsets.US_ASCII);
  private static final String PICKED = "(cherry picked from commit ";
  private static final int FULL_ID = 40;

  private final Repository repository;
  private final TouchedFiles files = new TouchedFiles();
  private final Map<String, List<Pick>> byChangeId = new HashMap<>();
  private final Map<String, List<Pick>> bySource = new HashMap<>();
  private final Map<String, List<Pick>> bySubject = new HashMap<>();
  private final SubjectStarts starts = new SubjectStarts();
  private final Map<ObjectId, List<Found>> known = new HashMap<>();

  UpstreamSearch(Repository repository, List<Pick> picks) {
    this.repository = repository;
    picks.forEach(this::prepare);
  }

  private record Found(ObjectId pick, UpstreamEvidence evidence) {}

  private void prepare(Pick pick) {
    files.add(pick);
    String message = pick.commit().message();
    changeIds(message.getBytes(StandardCharsets.UTF_8), 0).forEach(id -> add(byChangeId, id, pick));
    sources(message).forEach(id -> add(bySource, id, pick));
    add(bySubject, pick.commit().subject(), pick);
    starts.add(pick.commit().subject());
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
    for (List<Found> signs : walk(newBase, tip, parents).values()) {
      for (Found sign : signs) {
        evidence.computeIfAbsent(sign.pick(), k -> new ArrayList<>()).add(sign.evidence());
      }
    }
    evidence.values().forEach(list -> list.sort(Comparator.comparingInt(UpstreamSearch::rank)));
    return new Search(evidence, met(parents));
  }

  /** What each commit says, in the order of the walk. */
  private Map<ObjectId, List<Found>> walk(ObjectId newBase, ObjectId tip, List<RevCommit> parents)
      throws IOException {
    Map<ObjectId, List<Found>> found = new LinkedHashMap<>();
    try (RevWalk walk = new RevWalk(repository);
        CommitFilter filter = new CommitFilter(repository, files, false)) {
      RevCommit start = Replay.commit(walk, newBase);
      parents.add(start);
      walk.markStart(start);
      walk.markUninteresting(walk.parseCommit(tip));
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        found.put(commit, look(walk, commit, filter));
        parents.addAll(List.of(commit.getParents()));
        commit.disposeBody();
      }
      for (CommitFilter.Match match : filter.matches((done, total) -> {})) {
        contents(walk, match, found.computeIfAbsent(match.commit(), k -> new ArrayList<>()));
      }
    }
    found.forEach((commit, signs) -> known.put(commit.copy(), signs));
    return found;
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

  /** What its message says; its contents are left to the filter, unless they are known. */
  private List<Found> look(RevWalk walk, RevCommit commit, CommitFilter filter) throws IOException {
    List<Found> found = known.get(commit);
    if (found == null) {
      found = new ArrayList<>();
      message(commit, found);
      if (commit.getParentCount() < 2) {
        filter.add(walk, commit);
      }
    }
    return found;
  }

  private void message(RevCommit commit, List<Found> found) {
    byte[] raw = commit.getRawBuffer();
    if (!byChangeId.isEmpty()) {
      for (String id : changeIds(raw, RawParseUtils.commitMessage(raw, 0))) {
        for (Pick pick : byChangeId.getOrDefault(id, List.of())) {
          found.add(new Found(pick.id(), new UpstreamEvidence.SameChangeId(shown(commit), id)));
        }
      }
    }
    if (!bySource.isEmpty()) {
      for (Pick pick : bySource.getOrDefault(commit.name(), List.of())) {
        found.add(new Found(pick.id(), new UpstreamEvidence.CherryPickedFrom(shown(commit))));
      }
    }
    if (starts.mayHave(raw, RawParseUtils.commitMessage(raw, 0))) {
      for (Pick pick : bySubject.getOrDefault(commit.getShortMessage(), List.of())) {
        if (isAuthor(pick, commit.getAuthorIdent())) {
          found.add(new Found(pick.id(), new UpstreamEvidence.SubjectAndAuthor(shown(commit))));
        }
      }
    }
  }

  private static UpstreamCommit shown(RevCommit commit) {
    return new UpstreamCommit(commit.name(), commit.getShortMessage());
  }

  private static boolean isAuthor(Pick pick, PersonIdent author) {
    return author != null
        && (pick.commit().author().email().equalsIgnoreCase(author.getEmailAddress())
            || pick.commit().author().name().equals(author.getName()));
  }

  private static void contents(RevWalk walk, CommitFilter.Match match, List<Found> found)
      throws IOException {
    for (TouchedFiles.Alike patch : match.patches()) {
      if (patch.samePatchId()) {
        walk.parseBody(match.commit());
        UpstreamEvidence sign = new UpstreamEvidence.SamePatchId(shown(match.commit()));
        found.add(new Found(patch.pick().id(), sign));
      }
    }
  }

  /** Change-Ids of a message that begins at an offset; they are ASCII in every encoding. */
  private static List<String> changeIds(byte[] raw, int start) {
    List<String> ids = new ArrayList<>();
    for (int at = start; at >= 0 && at < raw.length; at = RawParseUtils.nextLF(raw, at)) {
      int id = RawParseUtils.match(raw, at, CHANGE_ID);
      if (id >= 0) {
        int end = RawParseUtils.nextLF(raw, id);
        String text = new String(raw, id, end - id, StandardCharsets.UTF_8).strip();
        if (!text.isEmpty()) {
          ids.add(text);
        }
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
