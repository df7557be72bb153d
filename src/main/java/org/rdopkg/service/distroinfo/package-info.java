/**
 * Distribution metadata in the manner of RDO's rdoinfo: YAML files that include one another, with
 * packages, releases and tags. Reading, merging, asking, comparing; and the cache of a repository
 * that holds such files.
 */
@NullMarked
package org.rdopkg.service.distroinfo;

import org.jspecify.annotations.NullMarked;
