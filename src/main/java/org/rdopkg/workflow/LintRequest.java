package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code rdopkg lint} is to do.
 *
 * @param spec the spec's path; empty for the one in the current folder
 * @param checks {@link LintWorkflow#SANITY}, {@link LintWorkflow#RPMLINT} or both
 * @param ignore lists of ids to leave out, beside those of git's configuration and of the spec
 * @param target the profile whose macros hold; empty for what git's configuration or branch says
 * @param fix whether to mend what can be mended
 * @param dryRun whether to leave the file as it is
 */
public record LintRequest(
    Optional<String> spec,
    Set<String> checks,
    List<String> ignore,
    Optional<String> target,
    boolean fix,
    boolean dryRun) {
  public LintRequest {
    checks = Set.copyOf(checks);
    ignore = List.copyOf(ignore);
  }
}
