package org.rdopkg.workflow;

import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.workflow.engine.SavedState;
import org.rdopkg.workflow.engine.StateFile;

/**
 * The guard of patch files that are not imported yet: a patches branch that is half made has only
 * some of them, and whatever follows the branch would delete the others.
 */
final class ImportPaused {
  private static final String ACTION = "import-patches";

  private ImportPaused() {}

  /** Refuses while an import is paused. */
  static void refuse(Checkout checkout) {
    paused(checkout).ifPresent(state -> refuse(state));
  }

  /** Refuses while an import into that patches branch is paused. */
  static void refuse(Checkout checkout, String patchesBranch) {
    paused(checkout)
        .filter(state -> state.patchesBranch().equals(patchesBranch))
        .ifPresent(state -> refuse(state));
  }

  /** For what only looks at a patches branch: says that it has not got all patches yet. */
  static void warn(Checkout checkout, String patchesBranch, Narrator narrator) {
    paused(checkout)
        .filter(state -> state.patchesBranch().equals(patchesBranch))
        .ifPresent(
            state ->
                narrator.warn(
                    ACTION
                        + " is paused: "
                        + patchesBranch
                        + " ends before "
                        + state.stoppedAt().orElse("FILE")
                        + ", later patches are not looked at (see rdopkg status)"));
  }

  private static void refuse(ImportState state) {
    String file = state.stoppedAt().orElse("FILE");
    throw RdopkgException.of(
            ErrorKind.CONFLICT, "You're in the middle of previous action: " + ACTION)
        .because(
            state.patchesBranch()
                + " ends before "
                + file
                + ": the files of the patches that are not imported yet would be removed")
        .fix("rdopkg status   # what it waits for")
        .fix("rdopkg -c       # when the patch is committed on " + state.patchesBranch())
        .fix("rdopkg -c import-patches --skip " + file + "   # leaves it as it is")
        .fix("rdopkg --abort  # puts everything back");
  }

  private static Optional<ImportState> paused(Checkout checkout) {
    StateFile file = new StateFile(checkout);
    return file.isOf(ACTION)
        ? file.read().map(SavedState::state).map(ImportState::of)
        : Optional.empty();
  }
}
