/** The program's entry. */
@NullMarked
package org.rdopkg;

import org.jspecify.annotations.NullMarked;
