package org.rdopkg.workflow;

import java.util.Optional;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Recovery;
import org.rdopkg.git.tx.Transactions;

/** How every action that writes begins. */
final class WritingTransactions {
  private WritingTransactions() {}

  /** Ends what a killed run has left half done, says so, and gives what to write with. */
  static Transactions begin(Checkout checkout, Narrator narrator) {
    Transactions transactions =
        new Transactions(checkout, narrator.programs())
            .expiring(() -> Optional.of(UserSettings.retention(checkout)));
    transactions.recover().ifPresent(recovery -> tell(recovery, narrator));
    return transactions;
  }

  private static void tell(Recovery recovery, Narrator narrator) {
    boolean finished = recovery.outcome() == Recovery.Outcome.FINISHED;
    narrator.warn(
        "an interrupted " + recovery.action() + (finished ? " was finished" : " was taken back"));
    recovery.notes().forEach(narrator::warn);
  }
}
