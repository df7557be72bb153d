/** The lossless spec file and the edits that rdopkg makes to it. */
@NullMarked
package org.rdopkg.spec;

import org.jspecify.annotations.NullMarked;
