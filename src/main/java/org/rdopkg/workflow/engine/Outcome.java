package org.rdopkg.workflow.engine;

import java.util.List;

/**
 * How a run of a resumable action ended.
 *
 * @param <R> the action's result
 */
public sealed interface Outcome<R> {

  /**
   * The action is done and its state file gone.
   *
   * @param resumed it had been paused before
   */
  record Done<R>(R result, boolean resumed) implements Outcome<R> {}

  /**
   * The action waits for {@code --continue} or {@code --abort}.
   *
   * @param planned it always pauses here; else something stopped it
   * @param why what the user has to do
   * @param hints commands or sentences that help, one each
   */
  record Paused<R>(boolean planned, String why, List<String> hints) implements Outcome<R> {
    public Paused {
      hints = List.copyOf(hints);
    }
  }
}
