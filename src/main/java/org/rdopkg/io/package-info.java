/** The only door to processes, the network, the clock, the environment and file writes. */
@NullMarked
package org.rdopkg.io;

import org.jspecify.annotations.NullMarked;
