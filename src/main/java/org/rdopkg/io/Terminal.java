package org.rdopkg.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which of the three standard streams is a terminal, and how wide it is: what decides about colour,
 * prompts and progress. A value, so that tests can say what they want.
 *
 * @param input standard input is a terminal, so questions can be asked
 * @param output standard output is a terminal
 * @param error standard error is a terminal
 * @param columns width in characters
 */
public record Terminal(boolean input, boolean output, boolean error, int columns) {
  private static final int DEFAULT_COLUMNS = 80;

  /** No terminal at all: what a CI job has. */
  public static Terminal none() {
    return new Terminal(false, false, false, DEFAULT_COLUMNS);
  }

  /** The terminal of this process: looks at what its descriptors 0, 1 and 2 are connected to. */
  public static Terminal detect(Map<String, String> variables) {
    return new Terminal(isTerminal(0), isTerminal(1), isTerminal(2), columns(variables));
  }

  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return false; // no /proc: better plain than garbled
    }
  }

  private static int columns(Map<String, String> variables) {
    String value = variables.getOrDefault("COLUMNS", "");
    if (value.isEmpty()
        || value.length() > 4
        || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return DEFAULT_COLUMNS;
    }
    int columns = Integer.parseInt(value);
    return columns > 0 ? columns : DEFAULT_COLUMNS;
  }
}
