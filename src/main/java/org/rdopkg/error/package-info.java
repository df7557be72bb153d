/** Errors that users can understand, and the exit codes that they lead to. */
@NullMarked
package org.rdopkg.error;

import org.jspecify.annotations.NullMarked;
