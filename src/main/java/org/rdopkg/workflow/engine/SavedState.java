package org.rdopkg.workflow.engine;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.SortedMap;

/**
 * What the state file holds.
 *
 * @param action the action's name
 * @param arguments what the user asked for, by option name
 * @param steps all steps of the action
 * @param step the name of the step that it stands at
 * @param before where the checkout was when the action began
 * @param state the action's own state
 */
public record SavedState(
    String action,
    SortedMap<String, String> arguments,
    List<StepName> steps,
    String step,
    CheckoutBefore before,
    JsonObject state) {
  public SavedState {
    steps = List.copyOf(steps);
  }

  /**
   * A step as {@code rdopkg status} shows it.
   *
   * @param name unique within the action
   * @param description for people
   */
  public record StepName(String name, String description) {}

  /** The number of the current step, from 0. */
  public int position() {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).name().equals(step)) {
        return i;
      }
    }
    throw new IllegalStateException("no step " + step);
  }

  SavedState at(String otherStep, JsonObject otherState) {
    return new SavedState(action, arguments, steps, otherStep, before, otherState);
  }
}
