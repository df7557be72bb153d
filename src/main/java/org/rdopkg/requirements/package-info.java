/** What upstream requires of Python, against what a spec requires of rpm. */
@NullMarked
package org.rdopkg.requirements;

import org.jspecify.annotations.NullMarked;
