package org.rdopkg.git.tx;

import java.util.List;
import java.util.Optional;

/**
 * What a plan's operation should remember besides what the transaction itself does.
 *
 * @param cameFrom the ref that HEAD named before the action switched away from it
 * @param goesTo the ref that HEAD will name when the action is over
 * @param undoes the id of the operation that is taken back
 * @param moved refs that have been moved already, by git, on behalf of the action
 * @param patches what became of the patches, with the evidence
 * @param passing paths and refs that are none of the operation's results: the record leaves them
 *     out, and undo does not bring them back
 */
public record OperationNote(
    Optional<String> cameFrom,
    Optional<String> goesTo,
    Optional<String> undoes,
    List<RefMove> moved,
    List<PatchFate> patches,
    List<String> passing) {
  /** Nothing. */
  public static final OperationNote NONE =
      new OperationNote(
          Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

  public OperationNote {
    moved = List.copyOf(moved);
    patches = List.copyOf(patches);
    passing = List.copyOf(passing);
  }

  /** Whether it is worth a record even when the transaction itself changes nothing. */
  boolean tellsMore() {
    return cameFrom.isPresent() || goesTo.isPresent() || undoes.isPresent();
  }

  /** HEAD named another ref before. */
  public OperationNote from(String ref) {
    return new OperationNote(Optional.of(ref), goesTo, undoes, moved, patches, passing);
  }

  /** HEAD will name another ref. */
  public OperationNote to(String ref) {
    return new OperationNote(cameFrom, Optional.of(ref), undoes, moved, patches, passing);
  }

  /** An operation is taken back. */
  public OperationNote undoing(String id) {
    return new OperationNote(cameFrom, goesTo, Optional.of(id), moved, patches, passing);
  }

  /** git has moved refs. */
  public OperationNote withMoved(List<RefMove> moves) {
    return new OperationNote(cameFrom, goesTo, undoes, moves, patches, passing);
  }

  /** Patches were rebased. */
  public OperationNote withPatches(List<PatchFate> fates) {
    return new OperationNote(cameFrom, goesTo, undoes, moved, fates, passing);
  }

  /** A path or a ref is not to come back. */
  public OperationNote withPassing(String name) {
    return new OperationNote(cameFrom, goesTo, undoes, moved, patches, List.of(name));
  }
}
