/** The command line: one class per action, options in, request record out. No logic, no git. */
@NullMarked
package org.rdopkg.cli;

import org.jspecify.annotations.NullMarked;
