package org.rdopkg.cli;

import org.rdopkg.console.Console;
import org.rdopkg.io.Environment;

/**
 * What an action gets beside its options.
 *
 * @param console where it speaks
 * @param environment variables, home, clock, and the folder to work in: the current one or that of
 *     {@code -C}
 */
record ActionContext(Console console, Environment environment) {}
