package org.rdopkg.git.tx;

import java.util.List;
import java.util.Optional;

/**
 * The commit to be made on HEAD: HEAD's tree with exactly the plan's files changed, whatever else
 * is staged or modified.
 *
 * @param message the whole message; hooks may change it
 * @param replaces how many commits it takes the place of, from HEAD down: none for a commit on top;
 *     parents, author and author date are those of the oldest one
 * @param all every change of a tracked file goes in too, staged or not, as with {@code git commit
 *     --all}
 * @param rewind no new commit: HEAD's branch goes to one that is there already
 * @param followers other refs that move with the commit, once it is known
 */
public record CommitPlan(
    String message, int replaces, boolean all, Optional<Rewind> rewind, Followers followers) {
  /** Refs that can be told only when the commit is made, such as branches that get it too. */
  @FunctionalInterface
  public interface Followers {
    /** None. */
    Followers NONE = commit -> List.of();

    /**
     * Computes the moves; may store objects, moves nothing itself.
     *
     * @param commit the new commit, in hex
     */
    List<RefMove> of(String commit);
  }

  /** A commit on top of HEAD. */
  public static CommitPlan onTop(String message) {
    return new CommitPlan(message, 0, false, Optional.empty(), Followers.NONE);
  }

  /** A commit in HEAD's place. */
  public static CommitPlan amending(String message) {
    return new CommitPlan(message, 1, false, Optional.empty(), Followers.NONE);
  }

  /** A commit in the place of HEAD and the commit before it. */
  public static CommitPlan squashing(String message) {
    return new CommitPlan(message, 2, false, Optional.empty(), Followers.NONE);
  }

  /**
   * No commit: HEAD's branch goes to an old one.
   *
   * @param subject what the reflog says
   */
  public static CommitPlan rewinding(String subject, Rewind rewind) {
    return new CommitPlan(subject, 0, false, Optional.of(rewind), Followers.NONE);
  }

  /** The same commit with all changes of tracked files. */
  public CommitPlan withAllChanges() {
    return new CommitPlan(message, replaces, true, Optional.empty(), followers);
  }

  /** The same commit, and refs that move with it. */
  public CommitPlan with(Followers others) {
    return new CommitPlan(message, replaces, all, rewind, others);
  }

  /** Whether it takes HEAD's place. */
  public boolean amend() {
    return replaces > 0;
  }

  /** The first line of the message. */
  public String subject() {
    String text = message.strip();
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
