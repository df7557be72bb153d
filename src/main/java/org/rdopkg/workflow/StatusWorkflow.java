package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.Optional;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.Environment;
import org.rdopkg.workflow.engine.SavedState;
import org.rdopkg.workflow.engine.StateFile;

/** {@code rdopkg status}: the paused action, if there is one; reads only. */
public final class StatusWorkflow {
  private final Environment environment;

  public StatusWorkflow(Environment environment) {
    this.environment = environment;
  }

  /**
   * What was paused; empty when nothing was.
   *
   * @throws RdopkgException when the state file can't be understood, with a way out
   */
  public Optional<SavedState> run() {
    try (Checkout checkout = Checkout.open(environment)) {
      return new StateFile(checkout).read();
    }
  }

  /**
   * Moves a state file that can't be understood out of the way: what {@code --abort} does with it.
   *
   * @return where it is now; empty when it can be understood, or is not there
   */
  public Optional<Path> putAwayUnreadable() {
    try (Checkout checkout = Checkout.open(environment)) {
      StateFile file = new StateFile(checkout);
      try {
        file.read();
        return Optional.empty();
      } catch (RdopkgException e) {
        return Optional.of(file.putAway());
      }
    }
  }
}
