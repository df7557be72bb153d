package org.rdopkg.workflow;

/**
 * What became of one further branch of {@code --branches}.
 *
 * @param branch its name
 * @param kind what was done
 * @param detail the branch's new commit in hex, or why nothing was done
 */
public record BranchOutcome(String branch, Kind kind, String detail) {
  /** What was done. */
  public enum Kind {
    /** It had the very same files, and now has the very same commit. */
    FAST_FORWARDED,
    /** The change was made anew on top of it, with a Release and an entry of its own. */
    REPLAYED,
    /** It has the commit already. */
    UP_TO_DATE,
    /** Nothing was changed. */
    FAILED
  }
}
