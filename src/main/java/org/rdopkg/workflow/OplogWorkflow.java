package org.rdopkg.workflow;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.rdopkg.config.Setting;
import org.rdopkg.config.Settings;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Operation;
import org.rdopkg.git.tx.OperationLog;
import org.rdopkg.git.tx.Retention;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.io.Environment;

/** {@code rdopkg oplog}: what rdopkg has done in this work tree. */
public final class OplogWorkflow {
  private final Environment environment;
  private final Narrator narrator;

  public OplogWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * The log.
   *
   * @param operations oldest first
   * @param undone the ids of those that have been taken back
   */
  public record Log(List<Operation> operations, Set<String> undone) {
    public Log {
      operations = List.copyOf(operations);
      undone = Set.copyOf(undone);
    }
  }

  /** Reads it; changes nothing. */
  public Log run() {
    try (Checkout checkout = Checkout.open(environment)) {
      List<Operation> operations = new OperationLog(checkout).all();
      return new Log(operations, OperationLog.undone(operations));
    }
  }

  /**
   * Forgets old operations, and lets go of the commits that only they hold.
   *
   * @param daysAsked what is older is forgotten; empty: what the settings say
   * @param countAsked so many of the newest stay at most; empty: what the settings say
   * @return how many were forgotten
   */
  public int expire(OptionalInt daysAsked, OptionalInt countAsked) {
    try (Checkout checkout = Checkout.open(environment)) {
      Settings settings = UserSettings.of(checkout);
      int days = daysAsked.orElseGet(() -> settings.number(Setting.OPLOG_DAYS));
      int count = countAsked.orElseGet(() -> settings.number(Setting.OPLOG_COUNT));
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      return transactions.expire(
          new Retention(environment.now().minus(Duration.ofDays(days)), count));
    }
  }
}
