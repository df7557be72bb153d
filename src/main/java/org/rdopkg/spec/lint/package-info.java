/** Checks of a spec file that rdopkg makes by itself. */
@NullMarked
package org.rdopkg.spec.lint;

import org.jspecify.annotations.NullMarked;
