package org.rdopkg.git;

import java.nio.file.Path;

/**
 * The folders of one checkout, all absolute.
 *
 * @param workTree top of the work tree
 * @param gitDir git's folder for this work tree ({@code .git}, or one under {@code .git/worktrees/}
 *     for a linked one)
 * @param commonDir git's folder that all work trees share; {@code gitDir} when there is only one
 * @param index the index file
 */
public record CheckoutLocation(Path workTree, Path gitDir, Path commonDir, Path index) {}
