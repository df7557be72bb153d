/** Python's own rules of versions (PEP 440) and requirements with markers (PEP 508). */
@NullMarked
package org.rdopkg.requirements.python;

import org.jspecify.annotations.NullMarked;
