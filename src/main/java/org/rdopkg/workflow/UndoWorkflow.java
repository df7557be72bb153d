package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.HeadSwitch;
import org.rdopkg.git.tx.Operation;
import org.rdopkg.git.tx.OperationLog;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.Undo;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.io.Environment;
import org.rdopkg.workflow.engine.StateFile;

/**
 * {@code rdopkg undo} and {@code redo}: take back the last operation, or the last undo. Refs, HEAD,
 * index and files are then as before; nothing that was done since is lost.
 */
public final class UndoWorkflow {
  private static final String REMOTES = "refs/remotes/";

  private final Environment environment;
  private final Narrator narrator;

  public UndoWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * Takes back the last operations, newest first.
   *
   * @param count how many
   * @return those that were taken back
   */
  public List<Operation> undo(int count) {
    try (Checkout checkout = Checkout.open(environment)) {
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      List<Operation> done = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Optional<Operation> last = OperationLog.toUndo(new OperationLog(checkout).all());
        if (last.isEmpty()) {
          if (done.isEmpty()) {
            throw whilePaused(
                new StateFile(checkout),
                RdopkgException.of(ErrorKind.INPUT, "There is nothing to undo")
                    .because("no operation of rdopkg in this work tree is on record")
                    .fix("rdopkg oplog"));
          }
          narrator.warn("there were only " + done.size() + " operations to undo");
          return done;
        }
        tellPushed(checkout, last.get());
        back(checkout, transactions, last.get(), "rdopkg undo");
        narrator.note(
            ("undone: " + last.get().action() + " " + last.get().subject()).stripTrailing());
        done.add(last.get());
      }
      return done;
    }
  }

  /** Does again what the last undo took back. */
  public Operation redo() {
    try (Checkout checkout = Checkout.open(environment)) {
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      List<Operation> all = new OperationLog(checkout).all();
      Operation undo =
          OperationLog.toRedo(all)
              .orElseThrow(
                  () ->
                      RdopkgException.of(ErrorKind.INPUT, "There is nothing to redo")
                          .because("no undo is on record that nothing else has followed")
                          .fix("rdopkg oplog"));
      back(checkout, transactions, undo, "rdopkg redo");
      return all.stream()
          .filter(op -> undo.note().undoes().equals(Optional.of(op.id())))
          .findFirst()
          .orElse(undo);
    }
  }

  /** HEAD's switch comes before or after the transaction: that must find its branch checked out. */
  private static void back(
      Checkout checkout, Transactions transactions, Operation operation, String action) {
    Undo undo = new Undo(checkout, operation);
    Optional<String> from = operation.note().cameFrom();
    Optional<String> to = operation.note().goesTo();
    String here = checkout.refs().head().ref();
    boolean switchFirst = to.filter(here::equals).isPresent() && !here.equals(operation.headRef());
    List<String> obstacles = undo.obstacles(switchFirst ? operation.headRef() : here);
    if (!obstacles.isEmpty()) {
      throw whilePaused(new StateFile(checkout), undo.refused(obstacles));
    }
    String during = switchFirst ? operation.headRef() : here;
    try (HeadSwitch head = HeadSwitch.begin(checkout, action, during, from.orElse(during))) {
      UpdatePlan plan = undo.plan(action);
      StateFile state = new StateFile(checkout);
      transactions.apply(isPausedAfter(state, operation) ? plan.and(state.removal()) : plan);
      head.finish();
    }
  }

  /** What is in the way may be an action that has paused: then that goes first. */
  private static RdopkgException whilePaused(StateFile state, RdopkgException error) {
    return state.exists()
        ? error
            .fix("rdopkg status    # an action has paused; it comes after what undo takes back")
            .fix("rdopkg --abort   # gives that up, and puts everything back as it was before it")
        : error;
  }

  /**
   * Whether the action that made the operation's commit waits for something that comes after it.
   */
  private static boolean isPausedAfter(StateFile state, Operation operation) {
    return operation.movesHead()
        && state.exists()
        && state
            .read()
            .filter(saved -> operation.action().equals("rdopkg " + saved.action()))
            .filter(saved -> saved.before().commit().orElse("").equals(operation.headBefore()))
            .isPresent();
  }

  /** What others may have already is not taken back there. */
  private void tellPushed(Checkout checkout, Operation operation) {
    List<RefMove> moves = new ArrayList<>(operation.refs());
    if (operation.movesHead()) {
      moves.add(
          new RefMove(operation.headRef(), operation.headBefore(), operation.headAfter(), "undo"));
    }
    for (RefMove move : moves) {
      String name = Undo.shorten(move.ref());
      for (String ref : checkout.refs().names(REMOTES)) {
        String remote = ref.substring(REMOTES.length());
        boolean there = checkout.refs().get(ref).equals(Optional.of(move.after()));
        if (there && remote.endsWith("/" + name)) {
          narrator.warn(
              remote
                  + " has it already; to put it back there too: git push --force-with-lease="
                  + name
                  + ":"
                  + move.after()
                  + " "
                  + remote.substring(0, remote.length() - name.length() - 1)
                  + " "
                  + (move.creates() ? "" : move.before())
                  + ":refs/heads/"
                  + name);
        }
      }
    }
  }
}
