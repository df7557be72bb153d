package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.rdopkg.git.tx.FileChange;
import org.rdopkg.patch.ChangelogMode;
import org.rdopkg.patch.DropReason;
import org.rdopkg.patch.OldPatch;
import org.rdopkg.patch.PatchCommit;

/**
 * What an update of the patches is made for, as far as it decides what is written.
 *
 * @param action what does it, as the reflog says
 * @param start the package with the spec that the patches go into: as it is, or already moved to
 *     another version
 * @param announcement the changelog's first item, for an update that has set Version and Release
 *     itself; empty when the patches alone decide about a bump
 * @param noBump leave Release and changelog alone
 * @param changelog what the changelog says of the patches
 * @param header text that replaces the first line of the commit message
 * @param changelogUser name in the changelog instead of the packager's
 * @param changelogEmail mail address in the changelog instead of the packager's
 * @param amend amend the last commit instead of adding one
 * @param reasons why an old patch is dropped, where that is known beyond the series
 * @param remarks in which way a patch was changed, where more is known than the files tell
 * @param files further files that belong into the commit
 * @param edit what the user makes of the changelog's items
 */
record UpdatePurpose(
    String action,
    DistgitPackage start,
    Optional<String> announcement,
    boolean noBump,
    ChangelogMode changelog,
    Optional<String> header,
    Optional<String> changelogUser,
    Optional<String> changelogEmail,
    boolean amend,
    Function<OldPatch, Optional<DropReason>> reasons,
    Function<PatchCommit, Optional<String>> remarks,
    List<FileChange> files,
    UnaryOperator<List<String>> edit) {
  UpdatePurpose {
    files = List.copyOf(files);
  }

  /** That of {@code rdopkg patch}. */
  static UpdatePurpose ofPatch(
      DistgitPackage found,
      PatchRequest request,
      ChangelogMode byDefault,
      UnaryOperator<List<String>> edit) {
    return new UpdatePurpose(
        "rdopkg patch",
        found,
        Optional.empty(),
        request.noBump(),
        request.changelog().orElse(byDefault),
        request.header(),
        request.changelogUser(),
        request.changelogEmail(),
        request.amend(),
        removed -> Optional.empty(),
        commit -> Optional.empty(),
        List.of(),
        edit);
  }
}
