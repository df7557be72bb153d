/** The only room that knows JGit: repositories, refs, commits, identity, configuration. */
@NullMarked
package org.rdopkg.git;

import org.jspecify.annotations.NullMarked;
