/** Programs of the rpm family that a user may have: {@code rpmspec}, {@code rpmlint}. */
@NullMarked
package org.rdopkg.rpm;

import org.jspecify.annotations.NullMarked;
