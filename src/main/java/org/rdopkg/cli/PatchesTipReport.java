package org.rdopkg.cli;

import java.util.List;
import org.rdopkg.console.Console;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.workflow.PatchesTip;

/** What a person reads when a local patches branch is set to the remote one. */
final class PatchesTipReport {
  private PatchesTipReport() {}

  static void tell(Console console, PatchesTip tip, boolean dryRun) {
    tip.move()
        .ifPresent(
            move ->
                console.note(
                    tip.branch()
                        + (dryRun ? " would be " : " was ")
                        + move.reason().replace("rdopkg: ", "")));
    List<PatchCommit> leaving = tip.leaving();
    if (!leaving.isEmpty()) {
      console.warn(
          (leaving.size() == 1 ? "1 commit is" : leaving.size() + " commits are")
              + " only on the local branch "
              + tip.branch()
              + (leaving.size() == 1 ? " and leaves it; it stays" : " and leave it; they stay")
              + " reachable below refs/rdopkg/:");
      leaving.forEach(
          commit ->
              console.note(
                  Text.of("  ").add(commit.shortId(), Style.WARN).plain("  " + commit.subject())));
    }
  }
}
