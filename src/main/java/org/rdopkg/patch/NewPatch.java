package org.rdopkg.patch;

/**
 * A commit of the series and the patch file that it becomes.
 *
 * @param commit the commit
 * @param file the file as it is going to be written
 * @param named whether the file has a name that somebody has given it, which tells what it
 *     continues; else the name follows from number and subject
 */
public record NewPatch(PatchCommit commit, PatchFile file, boolean named) {

  /** A patch whose file git has named. */
  public NewPatch(PatchCommit commit, PatchFile file) {
    this(commit, file, false);
  }
}
