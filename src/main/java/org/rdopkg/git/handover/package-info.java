/**
 * Hands a conflict over to the user as an ordinary interactive rebase of the user's own git, and
 * finds out later what became of it.
 */
@NullMarked
package org.rdopkg.git.handover;

import org.jspecify.annotations.NullMarked;
