/**
 * Applies patches to trees of files as GNU patch and as git do, and says what came of each hunk;
 * reads and writes no file itself.
 *
 * <p>Text is held as strings with one character for each byte (ISO-8859-1), lines with their ends,
 * and so are paths: bytes are never changed by decoding.
 */
@NullMarked
package org.rdopkg.patch.apply;

import org.jspecify.annotations.NullMarked;
