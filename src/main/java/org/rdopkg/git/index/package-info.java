/** git's index file, and what differs between HEAD, index and work tree. */
@NullMarked
package org.rdopkg.git.index;

import org.jspecify.annotations.NullMarked;
