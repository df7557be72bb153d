package org.rdopkg.git.tx;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a finished transaction has changed: enough to take it back, and to see whether that would
 * harm later work.
 *
 * @param number counts the operations of one work tree, from 1
 * @param id the transaction's
 * @param time when it happened
 * @param action as in {@link UpdatePlan#action}
 * @param subject what it did, for people; may be empty
 * @param headRef HEAD's ref while it worked
 * @param headBefore the commit before; empty on an unborn branch
 * @param headAfter the commit after
 * @param refs the other refs that moved, those below {@code refs/rdopkg/} left out
 * @param files the files that were changed in the work tree
 * @param index the index before and after; empty when it was not changed
 * @param note how the action changed HEAD, and what it undoes
 */
public record Operation(
    int number,
    String id,
    Instant time,
    String action,
    String subject,
    String headRef,
    String headBefore,
    String headAfter,
    List<RefMove> refs,
    List<File> files,
    Optional<Index> index,
    OperationNote note) {

  public Operation {
    refs = List.copyOf(refs);
    files = List.copyOf(files);
  }

  /**
   * A file of the work tree.
   *
   * @param path in git's form
   * @param before its content as a blob's id in hex; empty when there was no file
   * @param after the same afterwards
   * @param executable whether the file before was executable
   */
  public record File(String path, String before, String after, boolean executable) {}

  /**
   * The index file.
   *
   * @param before its bytes as a blob's id in hex; empty when there was none
   * @param beforeTime when it had been written, in seconds since 1970
   * @param after its bytes afterwards
   */
  public record Index(String before, long beforeTime, String after) {}

  /** Whether it takes another operation back. */
  public boolean isReversal() {
    return note.undoes().isPresent();
  }

  /** Whether HEAD's branch got another commit. */
  public boolean movesHead() {
    return !headBefore.equals(headAfter);
  }
}
