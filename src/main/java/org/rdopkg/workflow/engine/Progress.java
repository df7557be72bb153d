package org.rdopkg.workflow.engine;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.rdopkg.git.tx.Applied;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;

/**
 * How a step writes: what it changes and what the state file says change together, so that a run
 * that is killed can be continued or aborted whenever that happens.
 *
 * @param <S> the action's state
 */
public final class Progress<S> {
  /** What the runner makes of a state: the content of the file. */
  interface Saver<S> {
    SavedState at(S state, boolean stepDone);
  }

  private final StateFile file;
  private final Transactions transactions;
  private final Saver<S> saver;
  private final Supplier<List<RefMove>> moved;

  Progress(
      StateFile file, Transactions transactions, Saver<S> saver, Supplier<List<RefMove>> moved) {
    this.file = file;
    this.transactions = transactions;
    this.saver = saver;
    this.moved = moved;
  }

  /**
   * Saves the state at the current step. To be called before something changes the checkout that is
   * no transaction, such as git itself; the step must be able to find out how far that came.
   */
  public void save(S state) {
    file.exclude();
    file.write(saver.at(state, false));
  }

  /**
   * Applies a plan that makes no commit, and saves the state with it: the current step counts as
   * done.
   *
   * @param then what the next step is given
   */
  public Applied apply(UpdatePlan plan, S then) {
    if (plan.commit().isPresent()) {
      throw new IllegalArgumentException("a commit must be the last thing of an action");
    }
    file.exclude();
    return transactions.apply(plan.and(file.change(saver.at(then, true))));
  }

  /**
   * Applies the plan that makes the action's commit when a step without one follows, and saves the
   * state: the current step counts as done. The state file may not be part of the commit, so that a
   * run killed in between counts as finished.
   *
   * @param then what the next step is given
   */
  public Applied commit(UpdatePlan plan, S then) {
    Applied applied = finish(plan);
    file.exclude();
    file.write(saver.at(then, true));
    return applied;
  }

  /** Applies the action's last plan, and removes the state file, if there is one, with it. */
  public Applied finish(UpdatePlan plan) {
    UpdatePlan noting = plan.noting(plan.note().withMoved(moved.get()));
    return transactions.apply(file.exists() ? noting.and(file.removal()) : noting);
  }

  /**
   * Does something while no other rdopkg may change the checkout: for steps in which git works too.
   *
   * @param action told to another rdopkg that waits
   */
  public void alone(String action, Consumer<Progress<S>> task) {
    transactions.alone(action, inside -> task.accept(new Progress<>(file, inside, saver, moved)));
  }

  /** Removes the state file alone: nothing else has been changed. */
  public void discard() {
    file.delete();
  }

  /** The transactions of this checkout, for plans that have nothing to do with the state. */
  public Transactions transactions() {
    return transactions;
  }
}
