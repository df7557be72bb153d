package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;

/**
 * What the user of {@code import-patches} asks for.
 *
 * @param base the tag or commit to stand on instead of the one of the spec's Version
 * @param localPatchesBranch the branch to make instead of the guessed one
 * @param skip patch files to leave out
 * @param dryRun show only
 */
public record ImportRequest(
    Optional<String> base, Optional<String> localPatchesBranch, List<String> skip, boolean dryRun) {
  public ImportRequest {
    skip = List.copyOf(skip);
  }
}
