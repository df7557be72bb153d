package org.rdopkg.git.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.patch.Verdict.Difference;

/** What came out of a merge of three trees. */
sealed interface Merged {
  /**
   * One tree.
   *
   * @param moves raw paths of files that the patch changes, and their other names on the new base
   * @param differences what is known already of how changes of files differ from the patch's, by
   *     raw path
   */
  record Clean(
      ObjectId tree, Map<String, String> moves, Map<String, Optional<Difference>> differences)
      implements Merged {}

  /** The sides disagree. */
  record Conflict(List<RawConflict> conflicts) implements Merged {}

  /** Only git knows what git does here. */
  record Undecided(String reason) implements Merged {}
}
