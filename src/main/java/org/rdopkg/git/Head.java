package org.rdopkg.git;

import java.util.Optional;

/** Where HEAD is. */
public sealed interface Head {
  /** The commit that is checked out; nothing before the first commit. */
  Optional<String> commit();

  /** The ref that a new commit moves: the branch, or HEAD itself when it is detached. */
  String ref();

  /**
   * HEAD names a branch.
   *
   * @param name the branch without {@code refs/heads/}
   * @param commit its commit in hex; empty when the branch is unborn (no commit yet)
   */
  record OnBranch(String name, Optional<String> commit) implements Head {
    @Override
    public String ref() {
      return "refs/heads/" + name;
    }
  }

  /**
   * HEAD holds a commit and no branch.
   *
   * @param id the commit in hex
   */
  record Detached(String id) implements Head {
    @Override
    public Optional<String> commit() {
      return Optional.of(id);
    }

    @Override
    public String ref() {
      return "HEAD";
    }
  }
}
