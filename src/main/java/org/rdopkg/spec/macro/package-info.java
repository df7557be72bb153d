/** RPM's macro language, except for execution: text and definitions in, text out. */
@NullMarked
package org.rdopkg.spec.macro;

import org.jspecify.annotations.NullMarked;
