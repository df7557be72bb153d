/** Patches and series of patches: naming, ignore rule, bug references, old against new. */
@NullMarked
package org.rdopkg.patch;

import org.jspecify.annotations.NullMarked;
