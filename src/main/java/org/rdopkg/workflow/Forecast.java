package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.patch.PatchCommit;

/**
 * What would become of each patch on each of upstream's versions.
 *
 * @param packageName the package
 * @param version the upstream version that the spec is at
 * @param branch the patches branch: a remote one if it is there, else the local one
 * @param patches its patches, oldest first
 * @param releases the versions, oldest first
 */
public record Forecast(
    String packageName,
    String version,
    String branch,
    List<PatchCommit> patches,
    List<Release> releases) {

  /**
   * One of upstream's versions.
   *
   * @param outcomes what becomes of the patches, one for each; empty when it can't be told
   * @param problem why it can't be told; empty when it can
   */
  public record Release(
      String version, String ref, List<PatchOutcome> outcomes, Optional<String> problem) {
    public Release {
      outcomes = List.copyOf(outcomes);
    }

    /** How many patches have this fate. */
    public long count(PatchOutcome.Fate fate) {
      return outcomes.stream().filter(outcome -> outcome.fate() == fate).count();
    }
  }

  public Forecast {
    patches = List.copyOf(patches);
    releases = List.copyOf(releases);
  }

  /** What becomes of a patch on a version; empty when it can't be told. */
  public Optional<PatchOutcome> outcome(PatchCommit patch, Release release) {
    return release.outcomes().stream()
        .filter(outcome -> outcome.commit().equals(patch.id()))
        .findFirst();
  }

  /** The first version that a patch conflicts with. */
  public Optional<Release> firstConflict(PatchCommit patch) {
    return releases.stream()
        .filter(
            release ->
                outcome(patch, release)
                    .filter(outcome -> outcome.fate() == PatchOutcome.Fate.CONFLICT)
                    .isPresent())
        .findFirst();
  }

  /** The first version that has a patch, or leaves nothing of it. */
  public Optional<Release> firstWithout(PatchCommit patch) {
    return releases.stream()
        .filter(release -> outcome(patch, release).filter(PatchOutcome::isDropped).isPresent())
        .findFirst();
  }
}
