/**
 * Upstream's sources: what stands in archives, source packages, the {@code sources} file and the
 * lookaside cache. Everything read here comes from outside and is not trusted.
 */
@NullMarked
package org.rdopkg.sources;

import org.jspecify.annotations.NullMarked;
