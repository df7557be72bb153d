package org.rdopkg.git.tx;

/**
 * One ref to be created, moved or deleted.
 *
 * @param ref the full name, such as {@code refs/heads/f42-patches}
 * @param before the id in hex that it must hold now; {@link #NONE} when it must not exist
 * @param after the id in hex that it gets; {@link #NONE} to delete it
 * @param reason what the reflog says
 */
public record RefMove(String ref, String before, String after, String reason) {
  /** The id that stands for "no such ref". */
  public static final String NONE = "0000000000000000000000000000000000000000";

  /** A ref that must not exist yet. */
  public static RefMove create(String ref, String after, String reason) {
    return new RefMove(ref, NONE, after, reason);
  }

  /** A ref that goes away. */
  public static RefMove delete(String ref, String before, String reason) {
    return new RefMove(ref, before, NONE, reason);
  }

  /** Whether the ref is new. */
  public boolean creates() {
    return before.equals(NONE);
  }

  /** Whether the ref goes away. */
  public boolean deletes() {
    return after.equals(NONE);
  }

  /** The move that takes this one back. */
  @SuppressWarnings("ArgumentSelectionDefectChecker") // before and after change places
  public RefMove back(String why) {
    return new RefMove(ref, after, before, why);
  }
}
