package org.rdopkg.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.IoErrors;

/**
 * The refs of a repository, read fresh each time; never opens the object database. Names that are
 * no valid ref names are simply not there.
 */
public final class Refs {
  private final Repository repository;

  Refs(Repository repository) {
    this.repository = repository;
  }

  /** Where HEAD is. */
  public Head head() {
    Ref head = exact(Constants.HEAD);
    if (head == null) {
      throw RdopkgException.of(ErrorKind.INPUT, "the repository has no HEAD")
          .because(repository.getDirectory() + " is damaged")
          .fix("git fsck");
    }
    ObjectId id = head.getObjectId();
    if (!head.isSymbolic()) {
      return new Head.Detached(id.name());
    }
    String target = head.getTarget().getName();
    String branch =
        target.startsWith(Constants.R_HEADS)
            ? target.substring(Constants.R_HEADS.length())
            : target;
    return new Head.OnBranch(branch, Optional.ofNullable(id).map(ObjectId::name));
  }

  /** The object id in hex that a full ref name holds, after symbolic refs; a tag's own id. */
  public Optional<String> get(String fullName) {
    if (!isValid(fullName)) {
      return Optional.empty();
    }
    return Optional.ofNullable(exact(fullName)).map(Ref::getObjectId).map(ObjectId::name);
  }

  /** The full name of the ref that a symbolic ref points to. */
  public Optional<String> symbolicTarget(String fullName) {
    if (!isValid(fullName)) {
      return Optional.empty();
    }
    return Optional.ofNullable(exact(fullName))
        .filter(Ref::isSymbolic)
        .map(ref -> ref.getTarget().getName());
  }

  /** The full names of all refs below a prefix that ends with a slash. */
  public List<String> names(String prefix) {
    try {
      List<String> names = new ArrayList<>();
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
        names.add(ref.getName());
      }
      return List.copyOf(names);
    } catch (IOException e) {
      throw IoErrors.cannot("read the refs below " + prefix, e);
    }
  }

  /** Whether git would allow a ref of this full name. */
  public static boolean isValid(String fullName) {
    return Repository.isValidRefName(fullName);
  }

  private @Nullable Ref exact(String fullName) {
    try {
      return repository.exactRef(fullName);
    } catch (IOException e) {
      throw IoErrors.cannot("read the ref " + fullName, e);
    }
  }
}
