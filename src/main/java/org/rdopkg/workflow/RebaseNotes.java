package org.rdopkg.workflow;

import java.nio.charset.StandardCharsets;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.ProcessResult;

/** Copies the notes of rebased commits, as git-notes(1) has it for {@code git rebase}. */
final class RebaseNotes {
  private RebaseNotes() {}

  static void copy(Checkout checkout, NewVersionState state, Narrator narrator) {
    boolean wanted =
        state.rebase().isPresent()
            && !checkout.config().isFalse("notes.rewrite.rebase")
            && !checkout.config().all("notes.rewriteRef").isEmpty();
    if (!wanted) {
      return;
    }
    StringBuilder pairs = new StringBuilder();
    for (PatchOutcome outcome : state.rebase().get().outcomes()) {
      outcome
          .newCommit()
          .ifPresent(now -> pairs.append(outcome.commit()).append(' ').append(now).append('\n'));
    }
    ProcessResult result =
        checkout
            .runner()
            .run(
                checkout
                    .git()
                    .request("notes", "copy", "--for-rewrite=rebase")
                    .input(pairs.toString().getBytes(StandardCharsets.UTF_8))
                    .build());
    if (!result.succeeded()) {
      narrator.warn("the notes could not be copied to the new commits: " + result.err().strip());
    }
  }
}
