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
 */
public record OperationNote(
    Optional<String> cameFrom,
    Optional<String> goesTo,
    Optional<String> undoes,
    List<RefMove> moved) {
  /** Nothing. */
  public static final OperationNote NONE =
      new OperationNote(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  public OperationNote {
    moved = List.copyOf(moved);
  }

  /** HEAD named another ref before. */
  public OperationNote from(String ref) {
    return new OperationNote(Optional.of(ref), goesTo, undoes, moved);
  }

  /** HEAD will name another ref. */
  public OperationNote to(String ref) {
    return new OperationNote(cameFrom, Optional.of(ref), undoes, moved);
  }

  /** An operation is taken back. */
  public OperationNote undoing(String id) {
    return new OperationNote(cameFrom, goesTo, Optional.of(id), moved);
  }

  /** git has moved refs. */
  public OperationNote withMoved(List<RefMove> moves) {
    return new OperationNote(cameFrom, goesTo, undoes, moves);
  }
}
