package org.rdopkg.workflow;

import java.util.List;

/** Who is told, and asked, while {@code new-version} runs. */
public interface NewVersionNarrator extends Asker {
  /** What upstream changed: git's statistics, and the changes of requirements.txt. */
  void upstreamChanges(String diffstat, byte[] requirements);

  /** What becomes of each patch; told before anything is written. */
  void verdicts(List<PatchOutcome> outcomes);
}
