/**
 * Gerrit, as far as rdopkg asks it: which commit a change is at, and what people and machines say
 * of it. Over the user's ssh, or over HTTP.
 */
@NullMarked
package org.rdopkg.service.gerrit;

import org.jspecify.annotations.NullMarked;
