package org.rdopkg.git.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.patch.ReplayedPatch;

/**
 * A series on its new base. No ref was moved for it.
 *
 * @param oldBase the commit that the series stood on
 * @param oldTip its last commit there
 * @param newBase the commit that it stands on now
 * @param tip its last commit on the new base, or the new base itself; with a conflict the last one
 *     before it, or, when the replay went on, the last one without the conflicting ones
 * @param patches what became of each patch, in order; those after a conflict that ended the replay
 *     are missing
 * @param notesRefs refs whose notes follow the commits by the user's configuration ({@code
 *     notes.rewriteRef}, {@code notes.rewrite.rebase}, git-notes(1)); the caller copies them
 */
public record ReplayResult(
    String oldBase,
    String oldTip,
    String newBase,
    String tip,
    List<ReplayedPatch> patches,
    List<String> notesRefs) {

  public ReplayResult {
    patches = List.copyOf(patches);
    notesRefs = List.copyOf(notesRefs);
  }

  /** The first patch that conflicts. */
  public Optional<ReplayedPatch> conflict() {
    return patches.stream().filter(ReplayedPatch::isConflict).findFirst();
  }

  /** Whether no patch conflicts. */
  public boolean isClean() {
    return conflict().isEmpty();
  }

  /** Old ids and what took their place, for those that have a successor. */
  public Map<String, String> successors() {
    Map<String, String> successors = new LinkedHashMap<>();
    for (ReplayedPatch patch : patches) {
      patch.newId().ifPresent(id -> successors.put(patch.commit().id(), id));
    }
    return successors;
  }
}
