/** Line differences exactly as git makes them. */
@NullMarked
package org.rdopkg.git.diff;

import org.jspecify.annotations.NullMarked;
