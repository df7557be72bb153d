package org.rdopkg.distgit;

import org.jspecify.annotations.Nullable;
import org.rdopkg.version.ReleaseBump;

/**
 * What the user said on the command line, so that it need not be guessed; null where nothing.
 *
 * @param remotePatchesBranch {@code REMOTE/BRANCH} of {@code -p}
 * @param localPatchesBranch the branch of {@code -P}
 * @param releaseBump the index of {@code -R}
 */
public record GuessOptions(
    @Nullable String remotePatchesBranch,
    @Nullable String localPatchesBranch,
    @Nullable ReleaseBump releaseBump) {
  /** The user said nothing. */
  public static final GuessOptions NONE = new GuessOptions(null, null, null);
}
