/** What a person sees: colours, prompts, progress, tables, diffs; text or JSON. */
@NullMarked
package org.rdopkg.console;

import org.jspecify.annotations.NullMarked;
