package org.rdopkg.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.api.DescribeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbrevConfig;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevFlag;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.IoErrors;
import org.rdopkg.patch.PatchCommit;

/** The commits of a repository. Ids are full, in hex. */
public final class History {
  private static final ObjectId EMPTY_TREE =
      ObjectId.fromString("4b825dc642cb6eb9a060e54bf8d69288fbee4904");

  private static final String REPLACE = "refs/replace/";

  private final Repository repository;
  private final Refs refs;
  private final boolean replaces;

  History(Repository repository, Refs refs, boolean replaces) {
    this.repository = repository;
    this.refs = refs;
    this.replaces = replaces;
  }

  /** Whether older commits were left out when the repository was cloned. */
  public boolean isShallow() {
    try {
      return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    } catch (IOException e) {
      throw IoErrors.cannot("read which commits are the oldest here", e);
    }
  }

  /**
   * The id of the commit that a revision in git's syntax names (tags are followed to their commit);
   * empty when there is none, the text is no revision, or an abbreviation is ambiguous.
   */
  public Optional<String> commit(String revision) {
    if (revision.isEmpty() || revision.startsWith("-")) {
      return Optional.empty();
    }
    Optional<String> ref = ref(revision); // JGit would read and parse all refs that are packed
    try {
      return Optional.ofNullable(repository.resolve(ref.orElse(revision) + "^{commit}"))
          .map(ObjectId::name);
    } catch (MissingObjectException e) {
      if (ref.isPresent()) {
        throw missing(e); // it was there: the repository lacks something
      }
      return Optional.empty();
    } catch (AmbiguousObjectException
        | IncorrectObjectTypeException
        | IllegalArgumentException
        | StringIndexOutOfBoundsException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable("the revision " + revision, e);
    }
  }

  private Optional<String> ref(String name) {
    return name.startsWith("refs/") ? refs.get(name) : Optional.empty();
  }

  private static RdopkgException unreadable(String what, IOException e) {
    return IoErrors.cannot("look up " + what, e).fix("git fsck   # is the repository damaged?");
  }

  /**
   * The commits that are in {@code tip} and not in {@code base}, without merges, oldest first: what
   * {@code git rev-list --reverse --no-merges base..tip} lists and format-patch writes, in the same
   * order.
   */
  public List<PatchCommit> range(String base, String tip) {
    try (RevWalk walk = new RevWalk(repository)) {
      List<PatchCommit> commits = new ArrayList<>();
      for (RevCommit commit : between(walk, base, tip)) {
        if (commit.getParentCount() < 2) {
          commits.add(describe(walk, commit));
        }
      }
      requireNoneReplaced(commits);
      return List.copyOf(commits);
    } catch (MissingObjectException e) {
      throw missing(e);
    } catch (IOException e) {
      throw IoErrors.cannot("read the commits " + base + ".." + tip, e);
    }
  }

  /** JGit reads commits as they are, git what was put in their place. */
  private void requireNoneReplaced(List<PatchCommit> commits) {
    for (String ref : replaces ? refs.names(REPLACE) : List.<String>of()) {
      String id = ref.substring(REPLACE.length());
      if (commits.stream().anyMatch(commit -> commit.id().equals(id))) {
        throw RdopkgException.of(ErrorKind.UNSUPPORTED, "git replace is in use for commit " + id)
            .because("rdopkg reads commits as they were made, not what stands in for them")
            .fix("git replace -d " + id)
            .fix("Or make it permanent: git rebase --force-rebase BASE PATCHES-BRANCH")
            .fix("Or take the commits as they were made: GIT_NO_REPLACE_OBJECTS=1 rdopkg ...");
      }
    }
  }

  private static List<RevCommit> between(RevWalk walk, String base, String tip) throws IOException {
    walk.setRetainBody(true);
    walk.sort(RevSort.COMMIT_TIME_DESC, true);
    walk.sort(RevSort.REVERSE, true);
    walk.markStart(walk.parseCommit(ObjectId.fromString(tip)));
    walk.markUninteresting(walk.parseCommit(ObjectId.fromString(base)));
    List<RevCommit> commits = new ArrayList<>();
    for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
      if (!commit.has(RevFlag.UNINTERESTING)) {
        commits.add(commit);
      }
    }
    return commits;
  }

  private static PatchCommit describe(RevWalk walk, RevCommit commit) throws IOException {
    walk.parseBody(commit);
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
        commit.getTree().getId().equals(parentTree(walk, commit)));
  }

  private static ObjectId parentTree(RevWalk walk, RevCommit commit) throws IOException {
    if (commit.getParentCount() == 0) {
      return EMPTY_TREE;
    }
    RevCommit parent = commit.getParent(0);
    walk.parseHeaders(parent);
    return parent.getTree().getId();
  }

  /** One commit. */
  public PatchCommit read(String id) {
    try (RevWalk walk = new RevWalk(repository)) {
      return describe(walk, walk.parseCommit(ObjectId.fromString(id)));
    } catch (MissingObjectException e) {
      throw missing(e);
    } catch (IOException e) {
      throw IoErrors.cannot("read the commit " + id, e);
    }
  }

  /** When a commit was made, in seconds since 1970. */
  public long time(String id) {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(ObjectId.fromString(id)).getCommitTime();
    } catch (MissingObjectException e) {
      throw missing(e);
    } catch (IOException e) {
      throw IoErrors.cannot("read the commit " + id, e);
    }
  }

  /**
   * The nearest tag in the history of a commit, what {@code git describe --tags --abbrev=0} says.
   */
  public Optional<String> nearestTag(String id) {
    DescribeCommand describe = new DescribeCommand(repository) {};
    try {
      return Optional.ofNullable(
          describe.setTarget(ObjectId.fromString(id)).setTags(true).setAbbrev(0).call());
    } catch (GitAPIException | IOException e) {
      throw RdopkgException.of(ErrorKind.INPUT, "can't find a tag before the commit " + id)
          .because(String.valueOf(e.getMessage()))
          .causedBy(e);
    }
  }

  /** The first of some commits that is met on the way down from {@code tip}, which may be it. */
  public Optional<String> nearest(Set<String> commits, String tip) {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      walk.markStart(walk.parseCommit(ObjectId.fromString(tip)));
      for (RevCommit commit : walk) {
        if (commits.contains(commit.name())) {
          return Optional.of(commit.name());
        }
      }
      return Optional.empty();
    } catch (MissingObjectException e) {
      throw missing(e);
    } catch (IOException e) {
      throw IoErrors.cannot("read the history of " + tip, e);
    }
  }

  /** Whether {@code ancestor} is in the history of {@code commit}, or is that commit. */
  public boolean isAncestor(String ancestor, String commit) {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.isMergedInto(
          walk.parseCommit(ObjectId.fromString(ancestor)),
          walk.parseCommit(ObjectId.fromString(commit)));
    } catch (MissingObjectException e) {
      throw missing(e);
    } catch (IOException e) {
      throw IoErrors.cannot("compare the commits " + ancestor + " and " + commit, e);
    }
  }

  /** Whether two commits have one in common. */
  public boolean areRelated(String one, String other) {
    if (isAncestor(one, other)) {
      return true;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
      walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
      return walk.next() != null;
    } catch (MissingObjectException e) {
      throw missing(e);
    } catch (IOException e) {
      throw IoErrors.cannot("compare the commits " + one + " and " + other, e);
    }
  }

  /** The id cut to the length that git shows ({@code %h}): unique, and by {@code core.abbrev}. */
  public String abbreviate(String id) {
    try (ObjectReader reader = repository.newObjectReader()) {
      int length = AbbrevConfig.parseFromConfig(repository).get();
      return reader.abbreviate(ObjectId.fromString(id), length).name();
    } catch (IOException e) {
      throw IoErrors.cannot("abbreviate " + id, e);
    } catch (org.eclipse.jgit.api.errors.InvalidConfigurationException e) {
      throw RdopkgException.of(ErrorKind.INPUT, "core.abbrev is no valid length").causedBy(e);
    }
  }

  static RdopkgException missing(MissingObjectException e) {
    return RdopkgException.of(
            ErrorKind.INPUT, "an object is missing from the repository: " + e.getObjectId().name())
        .because("the clone is partial or shallow, or damaged")
        .fix("git fetch --refetch, or git fetch --unshallow")
        .fix("git fsck")
        .causedBy(e);
  }
}
