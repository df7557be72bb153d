package org.rdopkg.workflow;

import java.util.Optional;
import org.rdopkg.patch.ChangelogMode;
import org.rdopkg.version.VersionChoice;

/**
 * What {@code rdopkg new-version} is asked to do.
 *
 * @param version version or tag to go to; empty for upstream's newest
 * @param choice which of upstream's versions are wanted when none is named
 * @param patches which patches branch, and how far it takes part
 * @param unattended ask nothing
 * @param noDiff don't show what upstream changed
 * @param sources what becomes of the sources
 * @param bugs bugs to name behind {@code Update to VERSION}
 * @param changelog {@link ChangelogMode#FULL} names changed and dropped patches too; empty: as the
 *     settings say
 * @param header text that replaces the first line of the commit message
 * @param changelogUser name in the changelog instead of the packager's
 * @param changelogEmail mail address in the changelog instead of the packager's
 * @param edit let the user change the changelog's text
 * @param dryRun only say what would be done
 */
public record NewVersionRequest(
    Optional<String> version,
    VersionChoice choice,
    Patches patches,
    boolean unattended,
    boolean noDiff,
    Sources sources,
    Optional<String> bugs,
    Optional<ChangelogMode> changelog,
    Optional<String> header,
    Optional<String> changelogUser,
    Optional<String> changelogEmail,
    boolean edit,
    boolean dryRun) {

  /**
   * The patches' part.
   *
   * @param remoteBranch {@code REMOTE/BRANCH} to take instead of the guessed one
   * @param localBranch local branch to take instead of the guessed one
   * @param local take the local patches branch as it is
   * @param bumpOnly leave the patches alone
   * @param dropUpstreamed what becomes of patches that upstream seems to have
   * @param push whether the rebased branch is published
   * @param worktree folder of a linked work tree for conflicts; empty for the checkout itself
   */
  public record Patches(
      Optional<String> remoteBranch,
      Optional<String> localBranch,
      boolean local,
      boolean bumpOnly,
      DropUpstreamed dropUpstreamed,
      Push push,
      Optional<String> worktree) {}

  /** What becomes of patches that evidence, but not their patch-id, shows to be upstream. */
  public enum DropUpstreamed {
    /** Leave them out. */
    AUTO,
    /** Ask at a terminal, else keep them. */
    ASK,
    /** Keep them. */
    NEVER
  }

  /** Whether the rebased patches branch is pushed. */
  public enum Push {
    /** Ask at a terminal, else don't. */
    ASK,
    /** Push without asking. */
    YES,
    /** Don't push. */
    NO
  }

  /** Whether new sources are uploaded. */
  public enum Sources {
    /** As the distribution does. */
    GUESS,
    /** Upload. */
    YES,
    /** Don't upload. */
    NO
  }
}
