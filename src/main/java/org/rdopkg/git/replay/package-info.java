/** Rebases a series of commits in memory: what git's rebase would make, without its work tree. */
@NullMarked
package org.rdopkg.git.replay;

import org.jspecify.annotations.NullMarked;
