package org.rdopkg.workflow.engine;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Transactions;

/** Starts, resumes and aborts one resumable action on one checkout. */
public final class ActionRunner<S, R> {
  private final ResumableAction<S, R> action;
  private final Checkout checkout;
  private final Transactions transactions;
  private final StateFile file;

  /**
   * @param transactions through which the steps write
   */
  public ActionRunner(ResumableAction<S, R> action, Checkout checkout, Transactions transactions) {
    this.action = action;
    this.checkout = checkout;
    this.transactions = transactions;
    this.file = new StateFile(checkout);
  }

  /**
   * Refuses when an action is paused already. To be called first of all.
   *
   * @throws RdopkgException naming that action
   */
  public static void requireNothingPaused(Checkout checkout) {
    Optional<SavedState> saved = new StateFile(checkout).read();
    if (saved.isPresent()) {
      throw RdopkgException.of(
              ErrorKind.CONFLICT,
              "You're in the middle of previous action: " + saved.get().action())
          .fix("Please `--continue` or `--abort` previous action before running a new one.");
    }
  }

  /** Runs the action from its first step. */
  public Outcome<R> start(S state) {
    requireNothingPaused(checkout);
    List<SavedState.StepName> steps =
        action.steps().stream()
            .map(step -> new SavedState.StepName(step.name(), step.description()))
            .toList();
    SavedState saved =
        new SavedState(
            action.name(),
            action.arguments(state),
            steps,
            steps.get(0).name(),
            CheckoutBefore.of(checkout, action.refs(state)),
            new JsonObject());
    return run(saved, 0, state, false);
  }

  /** Goes on where the action was paused. */
  public Outcome<R> resume() {
    SavedState saved = saved();
    return run(saved, position(saved), state(saved), true);
  }

  /** Gives the action up: everything goes back, the state file goes away. */
  public void abort() {
    SavedState saved = saved();
    S state = state(saved);
    action.abort(state, saved.before(), progress(saved, position(saved)));
    file.delete();
  }

  private SavedState saved() {
    return file.read()
        .filter(saved -> saved.action().equals(action.name()))
        .orElseThrow(ActionRunner::noActionInProgress);
  }

  /** What {@code --continue} and {@code --abort} say when nothing is paused. */
  public static RdopkgException noActionInProgress() {
    return RdopkgException.of(ErrorKind.INPUT, "No action in progress. See `rdopkg -h` for help.");
  }

  private int position(SavedState saved) {
    List<Step<S, R>> steps = action.steps();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).name().equals(saved.step())) {
        return i;
      }
    }
    throw damaged("no step " + saved.step());
  }

  private S state(SavedState saved) {
    try {
      return action.read(saved.state());
    } catch (RdopkgException e) {
      throw e;
    } catch (RuntimeException e) {
      throw damaged(String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  private static RdopkgException damaged(String why) {
    return RdopkgException.of(ErrorKind.INPUT, "Error loading state file '" + StateFile.NAME + "'")
        .because("it is not complete: " + why)
        .fix("rm " + StateFile.NAME + "   # all other files stay as they are");
  }

  private Outcome<R> run(SavedState saved, int from, S initial, boolean resumed) {
    S state = initial;
    List<Step<S, R>> steps = action.steps();
    for (int at = from; at < steps.size(); at++) {
      StepResult<S, R> result = steps.get(at).body().run(state, progress(saved, at));
      if (result instanceof StepResult.Finished<S, R> finished) {
        file.delete();
        return new Outcome.Done<>(finished.result(), resumed);
      }
      if (result instanceof StepResult.Paused<S, R> paused) {
        pause(saved.at(steps.get(at).name(), action.write(paused.state())));
        return new Outcome.Paused<>(paused.planned(), paused.why(), paused.hints());
      }
      state = ((StepResult.Next<S, R>) result).state();
    }
    throw new IllegalStateException("the last step of " + action.name() + " must finish it");
  }

  private void pause(SavedState now) {
    if (!file.read().equals(Optional.of(now))) {
      file.exclude();
      file.write(now);
    }
  }

  private Progress<S> progress(SavedState saved, int at) {
    return new Progress<>(
        file,
        transactions,
        (state, stepDone) -> {
          int step = stepDone ? at + 1 : at;
          return saved.at(action.steps().get(step).name(), action.write(state));
        },
        () -> saved.before().movedSince(checkout));
  }
}
