package org.rdopkg.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.console.Console;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.workflow.StatusWorkflow;
import org.rdopkg.workflow.engine.ActionRunner;
import org.rdopkg.workflow.engine.Outcome;
import org.rdopkg.workflow.engine.SavedState;

/** {@code --continue} and {@code --abort}, and what a pause says. */
final class Resume {
  private final ActionContext context;
  private final StatusWorkflow status;

  Resume(ActionContext context) {
    this.context = context;
    this.status = new StatusWorkflow(context.environment());
  }

  /**
   * Goes on with the paused action.
   *
   * @param action the action that the command line named, if it did
   * @param command that action with the options it was given
   */
  ExitCode resume(@Nullable Action action, @Nullable ActionCommand command) {
    String name = status.run().map(SavedState::action).orElseThrow(this::nothing);
    boolean named = action != null && action.name().equals(name);
    return (named && command instanceof ResumableCommand given ? given : paused(name))
        .resume(context);
  }

  /** Gives the paused action up. */
  ExitCode abort() {
    Console console = context.console();
    Optional<Path> away = status.putAwayUnreadable();
    if (away.isPresent()) {
      console.warn(
          "the state could not be understood and is now " + away.get() + "; nothing was put back");
    } else {
      paused(status.run().map(SavedState::action).orElseThrow(this::nothing)).abort(context);
    }
    console.result("State file removed.");
    return ExitCode.SUCCESS;
  }

  private RdopkgException nothing() {
    return ActionRunner.noActionInProgress();
  }

  private static ResumableCommand paused(String name) {
    return ActionCatalog.find(name)
        .map(found -> found.command().get())
        .filter(ResumableCommand.class::isInstance)
        .map(ResumableCommand.class::cast)
        .orElseThrow(
            () ->
                RdopkgException.of(
                        ErrorKind.INPUT, "You're in the middle of previous action: " + name)
                    .because("this version of rdopkg has no such action that pauses")
                    .fix("Use the version of rdopkg that has begun it."));
  }

  /** Tells the user about a pause; answers the exit code. */
  static ExitCode told(Console console, Outcome.Paused<?> paused) {
    if (!paused.planned()) {
      RdopkgException error = RdopkgException.of(ErrorKind.CONFLICT, paused.why());
      for (String hint : paused.hints()) {
        error = error.fix(hint);
      }
      console.error(error);
      return ExitCode.ERROR;
    }
    console.result("");
    console.result(paused.why());
    console.result("");
    paused.hints().forEach(console::result);
    console.result("");
    return ExitCode.SUCCESS;
  }
}
