package org.rdopkg.git.tx;

import java.util.List;

/**
 * What became of a transaction that a crash had torn.
 *
 * @param action what had been running, as in {@link UpdatePlan#action}
 * @param outcome finished or taken back
 * @param notes what the user should know, such as files that were changed since and left alone
 */
public record Recovery(String action, Outcome outcome, List<String> notes) {
  /** Where the checkout is now. */
  public enum Outcome {
    /** Everything that the action wanted is in place. */
    FINISHED,
    /** Everything is as it was before the action. */
    TAKEN_BACK
  }

  public Recovery {
    notes = List.copyOf(notes);
  }
}
