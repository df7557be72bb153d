/** Asks repositories of packages what they have: through dnf, or by reading their metadata. */
@NullMarked
package org.rdopkg.service.repodata;

import org.jspecify.annotations.NullMarked;
