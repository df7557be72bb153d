/**
 * Computes the shell pieces of specs that only turn text into text ({@code c=abc; echo ${c:0:7}},
 * {@code echo 1.2.3 | cut -d. -f1-2}) without a shell: no process, no file, no environment.
 * Anything else is answered with nothing. bash and the GNU tools are the measure.
 */
@NullMarked
package org.rdopkg.spec.macro.shell;

import org.jspecify.annotations.NullMarked;
