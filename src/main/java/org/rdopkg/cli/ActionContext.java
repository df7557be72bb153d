package org.rdopkg.cli;

import java.nio.file.Path;
import org.rdopkg.console.Console;
import org.rdopkg.io.Environment;

/**
 * What an action gets beside its options.
 *
 * @param console where it speaks
 * @param environment variables, home, clock
 * @param directory the folder that it works in: the current one or that of {@code -C}
 */
record ActionContext(Console console, Environment environment, Path directory) {}
