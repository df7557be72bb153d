/** Runs the steps of an action; knows no packaging. */
@NullMarked
package org.rdopkg.workflow.engine;

import org.jspecify.annotations.NullMarked;
