package org.rdopkg.workflow;

import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitProgram;
import org.rdopkg.git.tx.Transactions;

/**
 * Switches from a patches branch to its distgit branch, for actions that write. The user's git does
 * it: it knows what must not be overwritten.
 */
final class BranchSwitch {
  private BranchSwitch() {}

  /**
   * Switches if need be, and says so.
   *
   * @return what to write with from now on: it knows of the switch
   * @throws org.rdopkg.error.RdopkgException when there is no distgit branch, or git refuses
   */
  static Transactions toDistgit(
      Checkout checkout, DistgitBranch branch, Narrator narrator, Transactions transactions) {
    String name = branch.name();
    if (branch instanceof DistgitBranch.SwitchTo there) {
      GitProgram git = checkout.git();
      git.runner().run(git.request("checkout", "-q", name, "--").build()).orThrow();
      narrator.note(
          "Switched from " + there.patchesBranch() + " to its distgit branch " + name + ".");
      return transactions.afterSwitchFrom("refs/heads/" + there.patchesBranch());
    }
    return transactions;
  }
}
