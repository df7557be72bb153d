/** Patches as commits of a branch: made of applied patches, and what is remembered about them. */
@NullMarked
package org.rdopkg.git.series;

import org.jspecify.annotations.NullMarked;
