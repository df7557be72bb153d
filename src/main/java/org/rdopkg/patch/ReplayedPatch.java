package org.rdopkg.patch;

import java.util.List;
import java.util.Optional;

/**
 * One commit of the patches branch and what became of it on a new base.
 *
 * @param commit as it was on the old base
 * @param newId the commit on the new base, in full hex; empty when it was left out or conflicts
 * @param verdict what became of it
 * @param evidence all signs that upstream has it, the strongest first; also for patches that stay
 *     or conflict, so that somebody can decide to leave them out
 * @param decidedByGit whether the user's git made this pick, because rdopkg's own rules could not
 *     tell what git would do
 */
public record ReplayedPatch(
    PatchCommit commit,
    Optional<String> newId,
    Verdict verdict,
    List<UpstreamEvidence> evidence,
    boolean decidedByGit) {

  public ReplayedPatch {
    evidence = List.copyOf(evidence);
  }

  /** Whether the replay could not go past it. */
  public boolean isConflict() {
    return verdict instanceof Verdict.Conflicting;
  }

  /** Whether it is on the new branch. */
  public boolean isOnNewBase() {
    return newId.isPresent();
  }
}
