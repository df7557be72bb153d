package org.rdopkg.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.CheckoutFiles;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ProcessRunner;

/**
 * One checkout: a work tree with its git repository, opened once for a run and handed to everything
 * that reads or changes it. Opening reads configuration only; refs and objects are read when asked
 * for, because many commands need few of them. Use from one thread; close when done.
 */
public final class Checkout implements AutoCloseable {
  private final Environment environment;
  private final CheckoutLocation location;
  private final GitConfig config;
  private final Instant openedAt;
  private @Nullable Repository repository;
  private @Nullable FutureTask<Repository> opening;
  private @Nullable RefStore refs;

  private Checkout(Environment environment, CheckoutLocation location, GitConfig config) {
    this.environment = environment;
    this.openedAt = environment.now();
    this.location = location;
    this.config = config;
  }

  /**
   * Opens the checkout that the environment's working directory belongs to.
   *
   * @throws RdopkgException when there is none, it is bare, belongs to somebody else, or has a
   *     format that rdopkg cannot read
   */
  public static Checkout open(Environment environment) {
    CheckoutFinder.Found found = new CheckoutFinder(environment).find();
    GitConfigReader reader = new GitConfigReader(environment);
    RepositoryChecks.requireSafe(found, environment, reader);
    Path gitDir = found.gitDir();
    Path commonDir = CheckoutFinder.commonDir(gitDir);
    Path directory = found.workTree() == null ? gitDir : found.workTree();
    GitConfig config = reader.read(commonDir, gitDir, directory);
    RepositoryChecks.requireReadable(gitDir, config);
    Path workTree = workTree(environment, found, config);
    Path index =
        environment
            .getNonEmpty("GIT_INDEX_FILE")
            .map(name -> environment.workingDirectory().resolve(name).normalize())
            .orElseGet(() -> gitDir.resolve("index"));
    return new Checkout(
        environment, new CheckoutLocation(workTree, gitDir, commonDir, index), config);
  }

  private static Path workTree(
      Environment environment, CheckoutFinder.Found found, GitConfig config) {
    boolean named = environment.getNonEmpty("GIT_DIR").isPresent();
    if (named && environment.getNonEmpty("GIT_WORK_TREE").isPresent()) {
      String name = environment.getNonEmpty("GIT_WORK_TREE").get();
      return environment.workingDirectory().resolve(name).normalize();
    }
    boolean linked = Files.exists(found.gitDir().resolve("commondir"));
    if (linked && found.workTree() != null) {
      return found.workTree(); // core.bare and core.worktree speak of the main one
    }
    if (config.get("core.worktree").isPresent()) {
      return found.gitDir().resolve(config.get("core.worktree").get()).normalize();
    }
    if (found.workTree() == null || config.isTrue("core.bare")) {
      throw noWorkTree(found.gitDir(), config.isTrue("core.bare"));
    }
    return found.workTree();
  }

  private static RdopkgException noWorkTree(Path gitDir, boolean bare) {
    RdopkgException error =
        RdopkgException.of(ErrorKind.INPUT, "this is not a checkout: " + gitDir);
    return bare
        ? error
            .because("it is a bare repository, which has no spec file to work on")
            .fix("git clone " + gitDir + ", and run rdopkg in the clone.")
        : error.because("it is git's own folder").fix("Run rdopkg in the work tree.");
  }

  /** The surroundings of this run. */
  public Environment environment() {
    return environment;
  }

  /** The folders. */
  public CheckoutLocation location() {
    return location;
  }

  /** Top of the work tree. */
  public Path workTree() {
    return location.workTree();
  }

  /** git's effective configuration, as it was when the checkout was opened. */
  public GitConfig config() {
    return config;
  }

  /** When it was opened: what is older was not written by this run. */
  public Instant openedAt() {
    return openedAt;
  }

  /** The files of the work tree. */
  public CheckoutFiles files() {
    return new CheckoutFiles(location.workTree());
  }

  /** Branches, tags and HEAD. */
  public Refs refs() {
    RefStore store = refs;
    if (store == null) {
      store =
          config.get("extensions.refstorage").orElse("files").equals("files")
              ? new RefFiles(location.gitDir(), location.commonDir())
              : new JgitRefs(repository());
      refs = store;
    }
    return new Refs(store);
  }

  /** Commits: ranges, ancestry, revisions. */
  public History history() {
    return new History(repository(), refs(), replacesObjects());
  }

  /** Files of commits. */
  public CommitFiles commitFiles() {
    return new CommitFiles(repository());
  }

  /** Commits as patch files. */
  public PatchFiles patchFiles() {
    return new PatchFiles(repository(), partialClone());
  }

  /** What to do about objects that are not here yet. */
  public PartialClone partialClone() {
    return new PartialClone(this);
  }

  /** Whether git would read replaced objects in the place of others (git-replace(1)). */
  private boolean replacesObjects() {
    return environment.get("GIT_NO_REPLACE_OBJECTS").isEmpty()
        && !config.isFalse("core.useReplaceRefs");
  }

  /** Who the user is. */
  public Identities identities() {
    return new Identities(environment, config, location.workTree());
  }

  /** The user's git program, run at the top of the work tree. */
  public GitProgram git() {
    return new GitProgram(environment, location.workTree());
  }

  /** The user's editor. */
  public Editor editor() {
    return new Editor(environment, git(), location.workTree());
  }

  /** Runs programs in this run's environment. */
  public ProcessRunner runner() {
    return new ProcessRunner(environment);
  }

  /** What the guesses about a package ask. */
  public CheckoutFacts facts() {
    return new CheckoutFacts(this);
  }

  /**
   * Says that commits are going to be read: opens the repository in a thread of its own while the
   * caller reads other things. With many objects the index of their packs alone takes longer than a
   * spec file.
   */
  public void prepareCommits() {
    if (opening == null && repository == null) {
      FutureTask<Repository> task = new FutureTask<>(this::openRepository);
      Thread thread = new Thread(() -> prepare(task), "rdopkg-repository");
      thread.setDaemon(true);
      thread.start();
      opening = task;
    }
  }

  private static void prepare(FutureTask<Repository> task) {
    task.run();
    try (ObjectReader reader = task.get().newObjectReader()) {
      reader.has(ObjectId.zeroId()); // in no pack: so all indexes are looked at
    } catch (IOException | ExecutionException | RuntimeException e) {
      return; // told where the repository or an object is asked for
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** JGit's view of the repository, for {@code org.rdopkg.git} and the packages below it only. */
  public Repository repository() {
    Repository open = repository;
    if (open == null) {
      open = opening == null ? openRepository() : opened(opening);
      repository = open;
    }
    return open;
  }

  private static Repository opened(FutureTask<Repository> opening) {
    try {
      return opening.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("cannot open the repository", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RdopkgException.of(ErrorKind.IO, "Interrupted while opening the repository")
          .causedBy(e);
    }
  }

  private Repository openRepository() {
    JgitSystem.install();
    FileRepositoryBuilder builder = new FileRepositoryBuilder();
    builder
        .setGitDir(location.gitDir().toFile())
        .setGitCommonDir(location.commonDir().toFile())
        .setWorkTree(location.workTree().toFile())
        .setIndexFile(location.index().toFile());
    environment
        .getNonEmpty("GIT_OBJECT_DIRECTORY")
        .map(name -> environment.workingDirectory().resolve(name))
        .ifPresent(folder -> builder.setObjectDirectory(folder.toFile()));
    for (String name :
        environment.get("GIT_ALTERNATE_OBJECT_DIRECTORIES").orElse("").split(":", -1)) {
      if (!name.isEmpty() && Files.isDirectory(environment.workingDirectory().resolve(name))) {
        builder.addAlternateObjectDirectory(environment.workingDirectory().resolve(name).toFile());
      }
    }
    try {
      return builder.build();
    } catch (IOException e) {
      throw IoErrors.cannot("open the repository " + location.gitDir(), e);
    }
  }

  @Override
  public void close() {
    waitForOpening();
    if (repository != null) {
      repository.close();
      repository = null;
      refs = null;
    }
  }

  /** What is being opened must be closed, too. */
  private void waitForOpening() {
    try {
      if (opening != null) {
        repository();
      }
    } catch (RdopkgException e) {
      return; // nothing is open
    } finally {
      opening = null;
    }
  }
}
