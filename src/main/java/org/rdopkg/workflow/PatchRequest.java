package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.patch.ChangelogMode;

/**
 * What {@code rdopkg patch} is asked to do.
 *
 * @param patchesBranch {@code REMOTE/BRANCH} to take instead of the guessed one
 * @param localPatchesBranch local branch to take instead of the guessed one
 * @param localPatches take the local patches branch as it is, without resetting it
 * @param gerrit the change of Gerrit's to take the patches from
 * @param bumpIndex which part of Release to bump, as {@code --release-bump-index} takes it; empty:
 *     what the release style asks for
 * @param noBump leave Release and changelog alone
 * @param changelog what the changelog entry says; empty: what the settings say
 * @param header text that replaces the first line of the commit message
 * @param changelogUser name in the changelog instead of the packager's
 * @param changelogEmail mail address in the changelog instead of the packager's
 * @param amend amend the last commit instead of adding one
 * @param edit let the user change the changelog's text
 * @param branches other dist branches to update as well
 * @param dryRun only say what would be done
 */
public record PatchRequest(
    Optional<String> patchesBranch,
    Optional<String> localPatchesBranch,
    boolean localPatches,
    GerritRequest gerrit,
    Optional<String> bumpIndex,
    boolean noBump,
    Optional<ChangelogMode> changelog,
    Optional<String> header,
    Optional<String> changelogUser,
    Optional<String> changelogEmail,
    boolean amend,
    boolean edit,
    List<String> branches,
    boolean dryRun) {
  public PatchRequest {
    branches = List.copyOf(branches);
  }
}
