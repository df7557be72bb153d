/**
 * Line differences exactly as git makes them: which lines of two blobs differ, and the hunks that
 * {@code git diff} prints for them, byte for byte and whatever the user's git config says.
 *
 * <p>{@link org.rdopkg.git.diff.LineDiff} chooses the edits, {@link
 * org.rdopkg.git.diff.UnifiedDiff} writes them, {@link org.rdopkg.git.diff.FunctionNames} finds the
 * text after {@code @@}, {@link org.rdopkg.git.diff.DiffAttributes} says which rule applies to a
 * path. Made from papers, git's documentation and git's observable behaviour.
 */
@NullMarked
package org.rdopkg.git.diff;

import org.jspecify.annotations.NullMarked;
