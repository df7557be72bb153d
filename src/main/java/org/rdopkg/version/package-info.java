/** Versions and releases as RPM and upstream projects write and order them. */
@NullMarked
package org.rdopkg.version;

import org.jspecify.annotations.NullMarked;
