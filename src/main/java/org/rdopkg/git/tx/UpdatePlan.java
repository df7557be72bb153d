package org.rdopkg.git.tx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rdopkg.git.Head;

/**
 * Everything that an action changes, computed before anything is written. Applied as a whole or not
 * at all by the transaction; printed by {@code --dry-run}.
 *
 * @param action what does it, as the reflog says: {@code rdopkg patch}
 * @param head where HEAD was when the plan was made; the plan is void when it has moved
 * @param files files of the work tree
 * @param commit the commit to be made with those files; none leaves them as changes of the work
 *     tree
 * @param refs other refs to be moved; HEAD's branch moves by the commit
 * @param note what the log of operations should know besides
 */
public record UpdatePlan(
    String action,
    Head head,
    List<FileChange> files,
    Optional<CommitPlan> commit,
    List<RefMove> refs,
    OperationNote note) {

  public UpdatePlan {
    files = List.copyOf(files);
    refs = List.copyOf(refs);
    requireDistinct(files, refs);
  }

  private static void requireDistinct(List<FileChange> files, List<RefMove> refs) {
    Set<String> names = new HashSet<>();
    for (FileChange file : files) {
      if (!names.add(file.path())) {
        throw new IllegalArgumentException("two changes of " + file.path());
      }
    }
    for (RefMove move : refs) {
      if (!names.add(move.ref())) {
        throw new IllegalArgumentException("two moves of " + move.ref());
      }
    }
  }

  /** The same plan with one more file. */
  public UpdatePlan and(FileChange change) {
    List<FileChange> more = new ArrayList<>(files);
    more.add(change);
    return new UpdatePlan(action, head, more, commit, refs, note);
  }

  /** The same plan with something more for the log of operations. */
  public UpdatePlan noting(OperationNote other) {
    return new UpdatePlan(action, head, files, commit, refs, other);
  }

  /** Starts a plan. */
  public static Builder builder(String action, Head head) {
    return new Builder(action, head);
  }

  /** Whether applying it would change nothing. */
  public boolean isEmpty() {
    return files.isEmpty() && commit.isEmpty() && refs.isEmpty();
  }

  /** Collects the parts of a plan. */
  public static final class Builder {
    private final String action;
    private final Head head;
    private final List<FileChange> files = new ArrayList<>();
    private final List<RefMove> refs = new ArrayList<>();
    private @Nullable CommitPlan commit;

    private Builder(String action, Head head) {
      this.action = action;
      this.head = head;
    }

    /** Adds a file. */
    public Builder file(FileChange change) {
      files.add(change);
      return this;
    }

    /** Adds files. */
    public Builder files(List<? extends FileChange> changes) {
      files.addAll(changes);
      return this;
    }

    /** Adds a ref; one that stays where it is is left out. */
    public Builder ref(RefMove move) {
      if (!move.before().equals(move.after())) {
        refs.add(move);
      }
      return this;
    }

    /** Adds refs, those that stay where they are too: they must be movable. */
    public Builder refs(List<RefMove> moves) {
      refs.addAll(moves);
      return this;
    }

    /** Sets the commit. */
    public Builder commit(CommitPlan plan) {
      commit = plan;
      return this;
    }

    /** The finished plan. */
    public UpdatePlan build() {
      return new UpdatePlan(
          action, head, files, Optional.ofNullable(commit), refs, OperationNote.NONE);
    }
  }
}
