/** Stores new objects, many of them quickly. */
@NullMarked
package org.rdopkg.git.objects;

import org.jspecify.annotations.NullMarked;
