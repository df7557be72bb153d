package org.rdopkg.git.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Ident;
import org.rdopkg.git.replay.DriverRules.UserAttributes;
import org.rdopkg.git.replay.Series.Pick;
import org.rdopkg.io.IoErrors;
import org.rdopkg.patch.ReplayedPatch;

/**
 * Puts a series of commits onto a new base: the result of {@code git rebase}, computed on git's
 * objects alone. No ref moves, no file of the work tree and not the index is touched.
 *
 * <p>One object serves many runs (the releases of a forecast) and shares between them what is
 * costly: trees, comparisons, patch-ids. For one thread; close when done.
 */
public final class Replay implements AutoCloseable {
  private static final int SHORT = 7;

  private final Checkout checkout;
  private ReplayProgress progress = (done, total) -> {};
  private final Repository repository;
  private final ObjectStore store;
  private final ChangedPaths changed;
  private final MergeRules rules;
  private final UserAttributes attributes;
  private final Map<List<ObjectId>, Prepared> prepared = new LinkedHashMap<>();

  private @Nullable GitPick git;

  private Replay(Checkout checkout) {
    this.checkout = checkout;
    this.repository = checkout.repository();
    this.store = new ObjectStore(repository);
    this.changed = new ChangedPaths(store);
    this.rules = MergeRules.of(checkout.config());
    this.attributes = userAttributes(checkout);
  }

  /** A replay in the repository of a checkout. */
  public static Replay in(Checkout checkout) {
    return new Replay(checkout);
  }

  /** A series and what is known of it, whatever the new base. */
  private record Prepared(Series.Range range, UpstreamSearch search) {
    List<Pick> picks() {
      return range.picks();
    }
  }

  /**
   * Puts the commits of {@code tip} that {@code oldBase} lacks onto {@code newBase}. Merges are
   * left out and their lines laid one after the other, as {@code git rebase} does.
   *
   * @param oldBase full id of the commit that the series stands on
   * @param tip full id of its last commit
   * @param newBase full id of a commit with the history of upstream in common
   * @throws RdopkgException when objects are missing or damaged, or the histories have nothing in
   *     common
   */
  public ReplayResult run(String oldBase, String tip, String newBase, ReplayOptions options) {
    try {
      return replay(oldBase, tip, newBase, options);
    } catch (MissingObjectException e) {
      throw missing(e);
    } catch (IOException e) {
      throw unreadable(e);
    } finally {
      store.fresh().forget();
    }
  }

  /** The same, and somebody is told of each patch. */
  public Replay telling(ReplayProgress listener) {
    progress = listener;
    return this;
  }

  ReplayProgress progress() {
    return progress;
  }

  /**
   * The result with its new commits signed, where the user's configuration says so ({@code
   * commit.gpgSign}); else the same. Not part of {@link #run}: signing may ask for a passphrase,
   * and not every run is for good.
   *
   * @throws RdopkgException when git cannot sign
   */
  public ReplayResult signed(ReplayResult result) {
    if (!CommitSigner.isWanted(checkout)) {
      return result;
    }
    try {
      return new CommitSigner(checkout, store.reader()).sign(result);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * At the first damaged object JGit gives up the whole pack that holds it. When that was one that
   * only work ahead has met, the objects that it gave up are there, and all goes without such work.
   */
  private ReplayResult replay(String oldBase, String tip, String newBase, ReplayOptions options)
      throws IOException {
    try {
      return replay(oldBase, tip, newBase, options, true);
    } catch (MissingObjectException e) {
      if (!store.has(e.getObjectId())) {
        throw e;
      }
      store.fresh().forget();
      return replay(oldBase, tip, newBase, options, false);
    }
  }

  private ReplayResult replay(
      String oldBase, String tip, String newBase, ReplayOptions options, boolean ahead)
      throws IOException {
    ObjectId from = ObjectId.fromString(oldBase);
    ObjectId last = ObjectId.fromString(tip);
    ObjectId onto = ObjectId.fromString(newBase);
    store.fresh().preparing(options.write());
    Prepared series = prepare(from, last);
    UpstreamSearch.Search found = series.search().search(onto, last);
    if (found.met().isEmpty()) {
      requireRelated(from, onto);
    }
    ReplayRun run = new ReplayRun(this, options, onto, last, found.evidence());
    Set<ObjectId> contained = contained(series, found, onto, last);
    List<ReplayedPatch> patches = run.pick(series.picks(), contained, ahead);
    if (options.write()) {
      flush();
    }
    return new ReplayResult(oldBase, tip, newBase, run.tip().name(), patches, notesRefs());
  }

  private void flush() {
    try {
      store.flush();
    } catch (IOException e) {
      throw IoErrors.cannot("store the rebased commits", e);
    }
  }

  /** The patches that the new base has as they are; none when it left the history below them. */
  private Set<ObjectId> contained(
      Prepared series, UpstreamSearch.Search found, ObjectId onto, ObjectId last)
      throws IOException {
    boolean none = Collections.disjoint(found.met(), series.range().ids());
    return none ? Set.of() : new Series(repository, store).containedIn(onto, series.picks(), last);
  }

  /** Without a common commit every line of upstream would be a conflict. */
  private void requireRelated(ObjectId from, ObjectId onto) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(commit(walk, from));
      walk.markStart(commit(walk, onto));
      if (walk.next() != null) {
        return;
      }
    }
    boolean shallow = !repository.getObjectDatabase().getShallowCommits().isEmpty();
    RdopkgException error =
        RdopkgException.of(
            ErrorKind.INPUT,
            "the old base "
                + from.abbreviate(SHORT).name()
                + " and the new base "
                + onto.abbreviate(SHORT).name()
                + " have no commit in common");
    throw shallow
        ? error.because("the clone is shallow: it lacks older commits").fix("git fetch --unshallow")
        : error
            .because("they belong to unrelated histories")
            .fix("Check that the tag is one of the same upstream.");
  }

  /** A commit; an error for a tag of something else. */
  static RevCommit commit(RevWalk walk, ObjectId id) throws IOException {
    try {
      return walk.parseCommit(id);
    } catch (IncorrectObjectTypeException e) {
      throw RdopkgException.of(ErrorKind.INPUT, id.name() + " is no commit")
          .because("only commits, and tags of commits, can be rebased")
          .fix("git cat-file -t " + id.name() + " tells what it is.")
          .causedBy(e);
    }
  }

  private Prepared prepare(ObjectId from, ObjectId last) throws IOException {
    List<ObjectId> key = List.of(from, last);
    Prepared known = prepared.get(key);
    if (known == null) {
      Series.Range range = new Series(repository, store).between(from, last);
      known = new Prepared(range, new UpstreamSearch(repository, range.picks()));
      prepared.put(key, known);
    }
    return known;
  }

  /** The refs whose notes follow a rebase. */
  private List<String> notesRefs() {
    boolean follow = !checkout.config().isFalse("notes.rewrite.rebase");
    return follow ? checkout.config().all("notes.rewriteRef") : List.of();
  }

  Repository repository() {
    return repository;
  }

  ChangedPaths changed() {
    return changed;
  }

  ObjectStore store() {
    return store;
  }

  /** The user's git, for picks that only it can decide. */
  GitPick git() throws IOException {
    GitPick known = git;
    if (known == null) {
      known = new GitPick(checkout, store);
      git = known;
    }
    return known;
  }

  Ident committer() {
    return checkout.identities().committer();
  }

  /** The tools of one run. */
  TreeMerge.Tools tools() {
    RenameFinder finder = new RenameFinder(store, rules);
    return new TreeMerge.Tools(
        store,
        rules,
        new DriverRules(store, rules, attributes),
        new UpstreamRenames(store, finder),
        finder);
  }

  private static UserAttributes userAttributes(Checkout checkout) {
    Path info = checkout.location().commonDir().resolve("info").resolve("attributes");
    Path home = checkout.environment().home();
    Path global =
        checkout
            .config()
            .get("core.attributesFile")
            .map(name -> name.startsWith("~/") ? home.resolve(name.substring(2)) : Path.of(name))
            .orElseGet(
                () ->
                    checkout
                        .environment()
                        .getNonEmpty("XDG_CONFIG_HOME")
                        .map(Path::of)
                        .orElse(home.resolve(".config"))
                        .resolve("git")
                        .resolve("attributes"));
    return new UserAttributes(read(info), read(global));
  }

  private static Optional<byte[]> read(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw IoErrors.cannot("read " + file, e);
    }
  }

  private static RdopkgException missing(MissingObjectException e) {
    return RdopkgException.of(
            ErrorKind.INPUT, "an object is missing from the repository: " + e.getObjectId().name())
        .because("the clone is partial or shallow, or damaged")
        .fix("git fetch --unshallow, or git fetch --refetch for a partial clone")
        .fix("git fsck")
        .causedBy(e);
  }

  private static RdopkgException unreadable(IOException e) {
    return RdopkgException.of(ErrorKind.IO, "cannot replay the patches")
        .because(String.valueOf(e.getMessage()))
        .fix("git fsck")
        .causedBy(e);
  }

  @Override
  public void close() {
    store.close();
    if (git != null) {
      git.close();
    }
  }
}
