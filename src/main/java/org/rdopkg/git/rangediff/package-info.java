/** Compares two states of a series of patches, as git-range-diff(1) does. */
@NullMarked
package org.rdopkg.git.rangediff;

import org.jspecify.annotations.NullMarked;
