/**
 * Who wrote a patch file, when and why: mails of git, DEP-3 headers, or whatever stands above the
 * diff.
 */
@NullMarked
package org.rdopkg.patch.origin;

import org.jspecify.annotations.NullMarked;
