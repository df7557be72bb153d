package org.rdopkg.workflow;

import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitProgram;

/**
 * Switches from a patches branch to its distgit branch, for actions that write. The user's git does
 * it: it knows what must not be overwritten.
 */
final class BranchSwitch {
  private BranchSwitch() {}

  /**
   * Switches if need be, and says so.
   *
   * @throws org.rdopkg.error.RdopkgException when there is no distgit branch, or git refuses
   */
  static void toDistgit(Checkout checkout, DistgitBranch branch, Narrator narrator) {
    String name = branch.name();
    if (branch instanceof DistgitBranch.SwitchTo there) {
      GitProgram git = checkout.git();
      git.runner().run(git.request("checkout", "-q", name, "--").build()).orThrow();
      narrator.note(
          "Switched from " + there.patchesBranch() + " to its distgit branch " + name + ".");
    }
  }
}
