package org.rdopkg.git;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * The refs of a repository, read fresh each time; never opens the object database. Names that are
 * no valid ref names are simply not there.
 */
public final class Refs {
  /** So many symbolic refs are followed, one to the next, as in git. */
  static final int MOST_STEPS = 5;

  private static final String HEAD = "HEAD";
  private static final String HEADS = "refs/heads/";

  private final RefStore store;

  Refs(RefStore store) {
    this.store = store;
  }

  /** Where HEAD is. */
  public Head head() {
    RefStore.Value head = store.read(HEAD);
    if (head == null) {
      throw RdopkgException.of(ErrorKind.INPUT, "the repository has no HEAD")
          .because("it is damaged")
          .fix("git fsck");
    }
    if (!head.symbolic()) {
      return new Head.Detached(head.text());
    }
    String target = head.text();
    String branch = target.startsWith(HEADS) ? target.substring(HEADS.length()) : target;
    return new Head.OnBranch(branch, resolve(head));
  }

  /** The object id in hex that a full ref name holds, after symbolic refs; a tag's own id. */
  public Optional<String> get(String fullName) {
    return isValid(fullName) ? resolve(store.read(fullName)) : Optional.empty();
  }

  /** The full name of the ref that a symbolic ref points to. */
  public Optional<String> symbolicTarget(String fullName) {
    RefStore.Value value = isValid(fullName) ? store.read(fullName) : null;
    return value != null && value.symbolic() ? Optional.of(value.text()) : Optional.empty();
  }

  private Optional<String> resolve(RefStore.@Nullable Value value) {
    RefStore.Value now = value;
    for (int i = 0; now != null && now.symbolic() && i < MOST_STEPS; i++) {
      now = isValid(now.text()) ? store.read(now.text()) : null;
    }
    return now == null || now.symbolic() ? Optional.empty() : Optional.of(now.text());
  }

  /** The full names of all refs below a prefix that ends with a slash, sorted. */
  public List<String> names(String prefix) {
    return List.copyOf(store.names(prefix));
  }

  /** Whether git would allow a ref of this full name. */
  public static boolean isValid(String fullName) {
    return RefNames.isValid(fullName);
  }
}
