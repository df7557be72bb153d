package org.rdopkg.patch;

/**
 * A commit of the series and the patch file that it becomes.
 *
 * @param commit the commit
 * @param file the file as it is going to be written
 */
public record NewPatch(PatchCommit commit, PatchFile file) {}
