package org.rdopkg.workflow.engine;

import java.util.List;

/**
 * How a step ended. Pauses are values, not errors.
 *
 * @param <S> the action's state
 * @param <R> the action's result
 */
public sealed interface StepResult<S, R> {

  /**
   * The next step follows at once.
   *
   * @param state what it is given
   */
  record Next<S, R>(S state) implements StepResult<S, R> {}

  /**
   * The user has something to do first; {@code --continue} calls the same step again.
   *
   * @param state what it will be given
   * @param planned the action always pauses here; else something, such as a conflict, stopped it
   * @param why what the user has to do
   * @param hints commands or sentences that help, one each
   */
  record Paused<S, R>(S state, boolean planned, String why, List<String> hints)
      implements StepResult<S, R> {
    public Paused {
      hints = List.copyOf(hints);
    }
  }

  /** The action is done. */
  record Finished<S, R>(R result) implements StepResult<S, R> {}

  /** The next step follows at once. */
  static <S, R> StepResult<S, R> next(S state) {
    return new Next<>(state);
  }

  /** The action pauses by plan: exit code 0. */
  static <S, R> StepResult<S, R> paused(S state, String why, List<String> hints) {
    return new Paused<>(state, true, why, hints);
  }

  /** Something stops the action, which the user can mend: exit code 1. */
  static <S, R> StepResult<S, R> stopped(S state, String why, List<String> hints) {
    return new Paused<>(state, false, why, hints);
  }

  /** The action is done. */
  static <S, R> StepResult<S, R> finished(R result) {
    return new Finished<>(result);
  }
}
