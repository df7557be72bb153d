package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import org.rdopkg.git.replay.ReplayResult;
import org.rdopkg.patch.ReplayedPatch;
import org.rdopkg.patch.UpstreamEvidence;
import org.rdopkg.patch.Verdict;

/** What a conflict says. */
final class ConflictText {
  private ConflictText() {}

  /** The first patch of a replay that conflicts: which, where, with whom. */
  static String first(ReplayResult result, String onto) {
    ReplayedPatch patch = result.conflict().orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Patch %d conflicts with %s: %s %s"
            .formatted(
                result.patches().indexOf(patch) + 1,
                onto,
                patch.commit().shortId(),
                patch.commit().subject()));
    if (patch.verdict() instanceof Verdict.Conflicting conflicting) {
      VerdictText.conflict(conflicting.paths()).forEach(line -> lines.add("  " + line));
    }
    for (UpstreamEvidence sign : patch.evidence()) {
      lines.add("  upstream may have it: " + sign.text() + " " + sign.commit().subject());
    }
    return String.join("\n", lines);
  }
}
