/**
 * What a checkout is: branches, patches branch, patches base, tag style, distribution; pure
 * functions over facts.
 */
@NullMarked
package org.rdopkg.distgit;

import org.jspecify.annotations.NullMarked;
