/** All-or-nothing update of refs, index and files. */
@NullMarked
package org.rdopkg.git.tx;

import org.jspecify.annotations.NullMarked;
