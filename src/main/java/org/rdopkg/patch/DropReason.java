package org.rdopkg.patch;

/** Why a patch of the spec has no successor. */
public enum DropReason {
  /** Upstream has the change. */
  MERGED_UPSTREAM("Drop patch merged upstream"),
  /** It conflicted, and was left out by the person who resolved that. */
  CONFLICTED("Drop patch that does not apply any more"),
  /** Nothing was left of it on the new base. */
  EMPTIED("Drop patch that changes nothing any more"),
  /** {@code patches_ignore} leaves it out now. */
  IGNORED("Drop patch excluded by patches_ignore"),
  /** The base skips it now. */
  BELOW_BASE("Drop patch that the patches base skips"),
  /** The patches branch does not have it any more. */
  GONE("Drop patch");

  private final String text;

  DropReason(String text) {
    this.text = text;
  }

  /** What the changelog says in front of the subject. */
  public String text() {
    return text;
  }

  /**
   * Why a patch went, as far as the series tells: its commit may still be on the branch, but is no
   * patch any more.
   */
  public static DropReason of(OldPatch removed, PatchSeries series) {
    return series.entries().stream()
        .filter(entry -> isSame(removed, entry.commit()))
        .map(entry -> ofRole(entry.role()))
        .filter(reason -> reason != GONE)
        .findFirst()
        .orElse(GONE);
  }

  private static boolean isSame(OldPatch removed, PatchCommit commit) {
    return removed.header().commitId().filter(commit.id()::equals).isPresent()
        || removed.subjectKey().filter(Subjects.key(commit.subject())::equals).isPresent();
  }

  private static DropReason ofRole(PatchSeries.Role role) {
    return switch (role) {
      case BELOW_BASE -> BELOW_BASE;
      case IGNORED -> IGNORED;
      case EMPTY -> EMPTIED;
      case PATCH -> GONE;
    };
  }
}
