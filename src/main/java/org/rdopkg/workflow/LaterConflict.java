package org.rdopkg.workflow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.replay.Replay;
import org.rdopkg.git.replay.ReplayOptions;
import org.rdopkg.patch.PatchCommit;

/**
 * Whether a patch that came after a conflict has conflicted too, in the rebase that the user went
 * through: git leaves no word of it, so it is tried again.
 */
final class LaterConflict {
  private static final ReplayOptions ALONE = new ReplayOptions(false, Set.of(), false, false);

  private final Checkout checkout;

  LaterConflict(Checkout checkout) {
    this.checkout = checkout;
  }

  /** Only what looks different now is tried: that is less work, and says the same. */
  boolean was(PatchCommit before, PatchCommit after) {
    boolean simple = before.parents().size() == 1 && after.parents().size() == 1;
    if (!simple || changes(before).equals(changes(after))) {
      return false;
    }
    try (Replay replay = Replay.in(checkout)) {
      return !replay
          .run(before.parents().get(0), before.id(), after.parents().get(0), ALONE)
          .isClean();
    }
  }

  /** The lines that a patch takes away and adds. */
  private List<String> changes(PatchCommit commit) {
    byte[] patch =
        checkout.patchFiles().write(List.of(commit), commit.id()).get(0).file().content();
    return new String(patch, StandardCharsets.ISO_8859_1)
        .lines()
        .dropWhile(line -> !line.startsWith("diff --git "))
        .filter(line -> line.startsWith("+") || line.startsWith("-"))
        .toList();
  }
}
