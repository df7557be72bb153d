package org.rdopkg.workflow;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.series.PatchNotes;
import org.rdopkg.io.ProcessResult;

/** Copies the notes of rebased commits, as git-notes(1) has it for {@code git rebase}. */
final class RebaseNotes {
  private RebaseNotes() {}

  static void copy(Checkout checkout, NewVersionState state, Narrator narrator) {
    copyOurs(checkout, state, narrator);
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
    run(checkout, narrator, pairs, "notes", "copy", "--for-rewrite=rebase");
  }

  /** The commits that the new branch has no more. */
  static List<String> dropped(NewVersionState state) {
    return state.rebase().stream()
        .flatMap(rebased -> rebased.outcomes().stream())
        .filter(PatchOutcome::isDropped)
        .map(PatchOutcome::commit)
        .toList();
  }

  /** The commits that the new ones took the place of. */
  static Map<String, String> predecessors(NewVersionState state) {
    Map<String, String> before = new LinkedHashMap<>();
    state
        .rebase()
        .ifPresent(
            rebased ->
                rebased
                    .outcomes()
                    .forEach(
                        outcome ->
                            outcome
                                .newCommit()
                                .ifPresent(now -> before.put(now, outcome.commit()))));
    return before;
  }

  /** Our own notes follow whatever the configuration says: names of patch files are in them. */
  private static void copyOurs(Checkout checkout, NewVersionState state, Narrator narrator) {
    PatchNotes notes = new PatchNotes(checkout);
    if (!notes.exist()) {
      return;
    }
    Map<String, String> before = predecessors(state);
    Set<String> noted = notes.read(before.values()).keySet();
    StringBuilder pairs = new StringBuilder();
    before.forEach(
        (now, old) -> {
          if (noted.contains(old) && !now.equals(old)) {
            pairs.append(old).append(' ').append(now).append('\n');
          }
        });
    if (!pairs.isEmpty()) {
      String ref = "--ref=" + PatchNotes.REF;
      run(checkout, narrator, pairs, "notes", ref, "copy", "--force", "--stdin");
    }
  }

  private static void run(
      Checkout checkout, Narrator narrator, StringBuilder pairs, String... arguments) {
    ProcessResult result =
        checkout
            .runner()
            .run(
                checkout
                    .git()
                    .request(arguments)
                    .input(pairs.toString().getBytes(StandardCharsets.UTF_8))
                    .build());
    if (!result.succeeded()) {
      narrator.warn("the notes could not be copied to the new commits: " + result.err().strip());
    }
  }
}
