/** git's index file, read and written with all that git needs to trust it. */
@NullMarked
package org.rdopkg.git.index;

import org.jspecify.annotations.NullMarked;
