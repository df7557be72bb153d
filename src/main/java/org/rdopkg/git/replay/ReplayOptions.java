package org.rdopkg.git.replay;

import java.util.Set;

/**
 * How a series is replayed.
 *
 * @param skipUpstreamed whether patches that the new base has by patch-id are left out, as {@code
 *     git rebase TAG} does
 * @param leaveOut full ids of patches to leave out: what the user decided on evidence
 * @param goOn whether a conflicting patch is skipped to see what becomes of the others (a
 *     forecast), instead of being the end
 * @param write whether the new commits are stored; without it they are only computed, and their ids
 *     name nothing
 */
public record ReplayOptions(
    boolean skipUpstreamed, Set<String> leaveOut, boolean goOn, boolean write) {
  /** As {@code git rebase TAG}: stops at the first conflict, stores what it made. */
  public static final ReplayOptions REBASE = new ReplayOptions(true, Set.of(), false, true);

  /** Goes on after conflicts and stores nothing. */
  public static final ReplayOptions FORECAST = new ReplayOptions(true, Set.of(), true, false);

  public ReplayOptions {
    leaveOut = Set.copyOf(leaveOut);
  }

  /** The same, but without these patches. */
  public ReplayOptions leavingOut(Set<String> patches) {
    return new ReplayOptions(skipUpstreamed, patches, goOn, write);
  }
}
