/** What a spec's {@code %prep} does, step by step, as far as it is unpacking and patching. */
@NullMarked
package org.rdopkg.spec.prep;

import org.jspecify.annotations.NullMarked;
