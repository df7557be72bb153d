package org.rdopkg.workflow.engine;

/**
 * One step of a resumable action.
 *
 * @param name unique within the action; part of the state file, so never change it lightly
 * @param description what {@code rdopkg status} shows
 * @param body what it does
 * @param <S> the action's state
 * @param <R> the action's result
 */
public record Step<S, R>(String name, String description, Body<S, R> body) {

  /**
   * What a step does. It is called with the state that the step before it has left. After a pause
   * it is called again, with the state that it paused with: it looks whether what it waits for has
   * happened.
   */
  @FunctionalInterface
  public interface Body<S, R> {
    /**
     * Does the step.
     *
     * @throws org.rdopkg.error.RdopkgException when it cannot be done; a run that had been paused
     *     stays paused, one that has saved nothing yet leaves nothing behind
     */
    StepResult<S, R> run(S state, Progress<S> progress);
  }
}
