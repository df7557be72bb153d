package org.rdopkg.workflow.engine;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.SortedMap;

/**
 * An action that may pause between its steps.
 *
 * @param <S> its state: an immutable record with all that the steps need to know of each other
 * @param <R> its result
 */
public interface ResumableAction<S, R> {
  /** As written on the command line. */
  String name();

  /** The steps, in their order. */
  List<Step<S, R>> steps();

  /** What the user asked for, by option name, for {@code rdopkg status}. */
  SortedMap<String, String> arguments(S state);

  /** The full names of the refs, besides HEAD's, whose values the state file should remember. */
  List<String> refs(S state);

  /** The state as JSON. */
  JsonObject write(S state);

  /**
   * The state from what {@link #write} made. The file may have been edited: nothing in it is
   * trusted.
   *
   * @throws RuntimeException of any kind when it is not such a state
   */
  S read(JsonObject json);

  /**
   * Puts refs, HEAD, index and files back to where they were; the engine removes the state file,
   * unless {@link Progress#finish} has done so in the same transaction.
   *
   * @param before where HEAD and the refs were when the action began
   */
  void abort(S state, CheckoutBefore before, Progress<S> progress);
}
