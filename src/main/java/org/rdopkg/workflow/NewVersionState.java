package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.RemoteBranch;

/**
 * What the steps of {@code new-version} need to know of each other; survives a pause.
 *
 * @param request what was asked for
 * @param branch the distgit branch
 * @param patches the patches branch as it was found
 * @param target where to go; empty before it is chosen
 * @param rebase the patches branch on its new base; empty before that, and when the patches are
 *     left alone
 * @param handOver the conflict that the user has; empty when there is none
 * @param uploaded whether the new sources were uploaded, so that {@code sources} goes into the
 *     commit
 * @param committed whether the commit of the distgit branch is made, so that only the push is left
 */
record NewVersionState(
    NewVersionRequest request,
    String branch,
    Branches patches,
    Optional<UpstreamTarget> target,
    Optional<Rebased> rebase,
    Optional<HandOver> handOver,
    boolean uploaded,
    boolean committed) {

  /**
   * The patches branch, here and in a remote, when the action began.
   *
   * @param local name of the local branch
   * @param localAt its commit; empty when it was not there
   * @param remote the branch in a remote
   * @param remoteAt its commit as last fetched; empty when it was not there
   */
  record Branches(
      String local, Optional<String> localAt, RemoteBranch remote, Optional<String> remoteAt) {
    String ref() {
      return "refs/heads/" + local;
    }
  }

  /**
   * The patches on their new base.
   *
   * @param oldBase what they stood on, full hex
   * @param oldTip the branch's commit there, full hex
   * @param tip the branch's commit now, full hex; with a conflict that of what came before it
   * @param skip how many of the patches that {@code patches_base=+N} skips are still there
   * @param outcomes what became of each patch
   */
  record Rebased(String oldBase, String oldTip, String tip, int skip, List<PatchOutcome> outcomes) {
    public Rebased {
      outcomes = List.copyOf(outcomes);
    }

    boolean movesAnything() {
      return !oldTip.equals(tip);
    }

    Rebased at(String newTip, int newSkip, List<PatchOutcome> now) {
      return new Rebased(oldBase, oldTip, newTip, newSkip, now);
    }
  }

  /**
   * Where the user resolves a conflict.
   *
   * @param worktree the linked work tree; empty for the checkout itself
   * @param made whether that work tree was made for it
   */
  record HandOver(Optional<String> worktree, boolean made) {}

  NewVersionState to(UpstreamTarget chosen) {
    return new NewVersionState(
        request, branch, patches, Optional.of(chosen), rebase, handOver, uploaded, committed);
  }

  NewVersionState with(Rebased done) {
    return new NewVersionState(
        request, branch, patches, target, Optional.of(done), handOver, uploaded, committed);
  }

  NewVersionState handedOver(Rebased soFar, HandOver where) {
    return new NewVersionState(
        request,
        branch,
        patches,
        target,
        Optional.of(soFar),
        Optional.of(where),
        uploaded,
        committed);
  }

  NewVersionState resolved() {
    return new NewVersionState(
        request, branch, patches, target, rebase, Optional.empty(), uploaded, committed);
  }

  NewVersionState withUpload() {
    return new NewVersionState(request, branch, patches, target, rebase, handOver, true, committed);
  }

  NewVersionState withCommit() {
    return new NewVersionState(request, branch, patches, target, rebase, handOver, uploaded, true);
  }

  UpstreamTarget chosen() {
    return target.orElseThrow();
  }
}
