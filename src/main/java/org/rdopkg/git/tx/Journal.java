package org.rdopkg.git.tx;

import java.util.List;

/**
 * What a transaction is about to do, written before its first visible change: enough to finish it
 * or to take it back, whatever moment the program dies in.
 *
 * @param id names the transaction
 * @param action as in {@link UpdatePlan#action}
 * @param decided from here on it is finished if its refs have moved; before, it is taken back
 * @param files the files of the work tree, in the order of their backups
 * @param refs all refs that it moves, known once it is decided
 * @param commit the new commit, known once it is decided; empty when there is none
 * @param indexToken what the index's lock file holds while it is ours and not yet the new index
 * @param indexHash the SHA-1 in hex of the new index file; empty when the index is not changed
 */
record Journal(
    String id,
    String action,
    boolean decided,
    List<File> files,
    List<RefMove> refs,
    String commit,
    String indexToken,
    String indexHash) {

  Journal {
    files = List.copyOf(files);
    refs = List.copyOf(refs);
  }

  /**
   * A file of the work tree.
   *
   * @param path in git's form
   * @param existed there was a file before; its backup is kept until the end
   * @param oldHash SHA-1 in hex of the old content; empty when there was none
   * @param newHash SHA-1 in hex of the new content; empty when the file goes away
   */
  record File(String path, boolean existed, String oldHash, String newHash) {}

  /** The same transaction, decided. */
  Journal decide(List<RefMove> moves, String newCommit, String newIndexHash) {
    return new Journal(id, action, true, files, moves, newCommit, indexToken, newIndexHash);
  }
}
