/** One class per action, listing its steps in order. */
@NullMarked
package org.rdopkg.workflow;

import org.jspecify.annotations.NullMarked;
