package org.rdopkg.workflow;

import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.HeadSwitch;
import org.rdopkg.git.tx.Transactions;

/**
 * The switch from a patches branch to its distgit branch, for actions that write. An action that
 * fails leaves HEAD where it was.
 */
final class BranchSwitch implements AutoCloseable {
  private final HeadSwitch head;
  private final Transactions transactions;

  private BranchSwitch(HeadSwitch head, Transactions transactions) {
    this.head = head;
    this.transactions = transactions;
  }

  /**
   * Switches if need be, and says so.
   *
   * @throws org.rdopkg.error.RdopkgException when there is no distgit branch, or git refuses
   */
  static BranchSwitch toDistgit(
      Checkout checkout,
      DistgitBranch branch,
      String action,
      Narrator narrator,
      Transactions transactions) {
    String ref = "refs/heads/" + branch.name();
    HeadSwitch head = HeadSwitch.begin(checkout, action, ref, ref);
    if (branch instanceof DistgitBranch.SwitchTo there) {
      narrator.note(
          "Switched from "
              + there.patchesBranch()
              + " to its distgit branch "
              + ref.substring(11)
              + ".");
      return new BranchSwitch(
          head, transactions.afterSwitchFrom("refs/heads/" + there.patchesBranch()));
    }
    return new BranchSwitch(head, transactions);
  }

  /** What to write with from now on: it knows of the switch. */
  Transactions transactions() {
    return transactions;
  }

  /** HEAD is to stand on another branch in the end. */
  void endAt(String ref) {
    head.endAt(ref);
  }

  /** The action has come to its end, or to a pause: HEAD stays. */
  <T> T done(T result) {
    head.finish();
    return result;
  }

  @Override
  public void close() {
    head.close();
  }
}
