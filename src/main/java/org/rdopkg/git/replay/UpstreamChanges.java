package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.replay.Series.Pick;
import org.rdopkg.io.IoErrors;

/**
 * Finds the commits of upstream's that may be what patches were made of: those newer than the base
 * that change exactly the files of a patch. {@link UpstreamSearch} asks what one release has; this
 * asks all that the repository knows of upstream, and also names commits that only touch the same
 * files, for the caller to try.
 */
public final class UpstreamChanges {
  /** A bound for repositories without end; the newest are looked at. */
  private static final int MOST_COMMITS = 200_000;

  private static final int MOST_OF_A_PATCH = 200;

  private final Repository repository;
  private final ReplayProgress progress;
  private final TouchedFiles files = new TouchedFiles();
  private final Map<String, List<Candidate>> found = new LinkedHashMap<>();

  /** A search in the repository of a checkout. */
  public UpstreamChanges(Checkout checkout, ReplayProgress progress) {
    this.repository = checkout.repository();
    this.progress = progress;
  }

  /**
   * A commit that changes the files of a patch, and no others.
   *
   * @param commit its id
   * @param parent the id of its only parent
   * @param samePatchId whether it makes the same change, but for white space
   * @param sameWords whether it has the patch's author and subject
   */
  public record Candidate(String commit, String parent, boolean samePatchId, boolean sameWords) {}

  /**
   * Candidates for each commit of {@code from..tip}; the most likely first, of equals the oldest.
   *
   * @param upstream what is known of upstream: commits
   * @param base the commit that the patches stand on
   */
  public Map<String, List<Candidate>> search(
      String from, String tip, Collection<String> upstream, String base) {
    try (ObjectStore store = new ObjectStore(repository)) {
      ObjectId first = ObjectId.fromString(from);
      Series series = new Series(repository, store);
      series.between(first, ObjectId.fromString(tip)).picks().forEach(files::add);
      walk(upstream, base);
    } catch (IOException e) {
      throw IoErrors.cannot("look through the commits of upstream", e);
    }
    found
        .values()
        .forEach(
            list ->
                list.sort(
                    Comparator.comparing((Candidate one) -> !one.samePatchId())
                        .thenComparing(one -> !one.sameWords())));
    return found;
  }

  private void walk(Collection<String> upstream, String base) throws IOException {
    if (files.isEmpty() || upstream.isEmpty()) {
      return;
    }
    try (RevWalk walk = new RevWalk(repository);
        CommitFilter filter = new CommitFilter(repository, files, true)) {
      for (String start : upstream) {
        walk.markStart(Replay.commit(walk, ObjectId.fromString(start)));
      }
      walk.markUninteresting(walk.parseCommit(ObjectId.fromString(base)));
      int count = 0;
      RevCommit commit = walk.next();
      while (commit != null && count < MOST_COMMITS) {
        progress.picked(count++, -1);
        if (commit.getParentCount() == 1) {
          filter.add(walk, commit);
        }
        commit.disposeBody();
        commit = walk.next();
      }
      for (CommitFilter.Match match : filter.matches(progress)) {
        add(walk, match);
      }
      progress.picked(count, count);
    }
  }

  private void add(RevWalk walk, CommitFilter.Match match) throws IOException {
    RevCommit commit = match.commit();
    walk.parseBody(commit);
    String parent = commit.getParent(0).name();
    for (TouchedFiles.Alike patch : match.patches()) {
      Pick pick = patch.pick();
      if (!pick.id().equals(commit)) {
        boolean words = sameWords(pick, commit);
        add(pick, new Candidate(commit.name(), parent, patch.samePatchId(), words));
      }
    }
  }

  /** The walk goes back in time: what comes later is older, and goes first. */
  private void add(Pick pick, Candidate candidate) {
    List<Candidate> list = found.computeIfAbsent(pick.id().name(), key -> new ArrayList<>());
    boolean likely = candidate.samePatchId() || candidate.sameWords();
    if (likely || list.size() < MOST_OF_A_PATCH) {
      list.add(0, candidate);
    }
  }

  private static boolean sameWords(Pick pick, RevCommit commit) {
    PersonIdent author = commit.getAuthorIdent();
    return author != null
        && pick.commit().subject().equals(commit.getShortMessage())
        && (pick.commit().author().email().equalsIgnoreCase(author.getEmailAddress())
            || pick.commit().author().name().equals(author.getName()));
  }
}
