package org.rdopkg.workflow;

import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * What became of one further branch of {@code --branches}.
 *
 * @param branch its name
 * @param kind what was done
 * @param detail the branch's commit in hex, the subject of the one planned, or why nothing was done
 */
public record BranchOutcome(String branch, Kind kind, String detail) {
  /** What was done. */
  public enum Kind {
    /** It had the very same files, and now has the very same commit. */
    FAST_FORWARDED,
    /** The change was made anew on top of it, with a Release and an entry of its own. */
    REPLAYED,
    /** There is nothing to do. */
    UP_TO_DATE,
    /** A dry run: it would be changed. */
    PLANNED,
    /** Nothing was changed. */
    FAILED
  }

  /** Files, disk or programs that fail are no matter of one branch: nothing at all is changed. */
  static void requireBranchsFault(RdopkgException e) {
    if (e.kind() == ErrorKind.IO || e.kind() == ErrorKind.PROGRAM) {
      throw e;
    }
  }

  /** Nothing was changed, for that reason. */
  static BranchOutcome failed(String branch, RdopkgException e) {
    String why = e.why().map(reason -> ": " + reason).orElse("");
    return new BranchOutcome(branch, Kind.FAILED, e.what() + why);
  }
}
