/** The user's settings: what there is to set, where it may be set, and who wins. */
@NullMarked
package org.rdopkg.config;

import org.jspecify.annotations.NullMarked;
