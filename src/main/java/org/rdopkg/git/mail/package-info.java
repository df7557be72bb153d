/** Patch files exactly as git format-patch writes them. */
@NullMarked
package org.rdopkg.git.mail;

import org.jspecify.annotations.NullMarked;
