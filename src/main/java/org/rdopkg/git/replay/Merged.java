package org.rdopkg.git.replay;

import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;

/** What came out of a merge of three trees. */
sealed interface Merged {
  /**
   * One tree.
   *
   * @param moves raw paths of files that the patch changes, and their other names on the new base
   */
  record Clean(ObjectId tree, Map<String, String> moves) implements Merged {}

  /** The sides disagree. */
  record Conflict(List<RawConflict> conflicts) implements Merged {}

  /** Only git knows what git does here. */
  record Undecided(String reason) implements Merged {}
}
