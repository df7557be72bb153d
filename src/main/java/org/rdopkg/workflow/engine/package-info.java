/**
 * Runs the steps of an action that may pause, and keeps its state until it goes on or is given up;
 * knows no packaging.
 */
@NullMarked
package org.rdopkg.workflow.engine;

import org.jspecify.annotations.NullMarked;
