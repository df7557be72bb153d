/** Reads the files in which Python projects declare what they require. */
@NullMarked
package org.rdopkg.requirements.file;

import org.jspecify.annotations.NullMarked;
