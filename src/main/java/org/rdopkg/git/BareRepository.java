package org.rdopkg.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.rdopkg.io.IoErrors;

/** A repository without a work tree that rdopkg keeps for itself, such as a cache. */
public final class BareRepository implements AutoCloseable {
  private final Repository repository;

  private BareRepository(Repository repository) {
    this.repository = repository;
  }

  /**
   * Opens the repository in this folder; what git's variables in the environment say is nothing.
   */
  public static BareRepository open(Path folder) {
    JgitSystem.install();
    try {
      return new BareRepository(
          new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build());
    } catch (IOException e) {
      throw IoErrors.cannot("open the repository " + folder, e);
    }
  }

  /** The id, in hex, that a ref of this full name holds. */
  public Optional<String> ref(String name) {
    return new Refs(new JgitRefs(repository)).get(name);
  }

  /** Files of commits. */
  public CommitFiles files() {
    return new CommitFiles(repository);
  }

  @Override
  public void close() {
    repository.close();
  }
}
