package org.rdopkg.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which of the three standard streams is a terminal, and how wide it is: what decides about colour,
 * prompts and progress. A value, so that tests can say what they want.
 *
 * @param input standard input is a terminal, so questions can be asked
 * @param output standard output is a terminal
 * @param error standard error is a terminal
 * @param columns width in characters that somebody has asked for; 0 when nobody has
 * @param colours it understands more than letters: colours, and clearing a line
 * @param unicode it shows letters beyond ASCII
 */
public record Terminal(
    boolean input, boolean output, boolean error, int columns, boolean colours, boolean unicode) {
  private static final int DEFAULT_COLUMNS = 80;
  private static final int SMALLEST = 20;

  /** A terminal that can all. */
  public Terminal(boolean input, boolean output, boolean error, int columns) {
    this(input, output, error, columns, true, true);
  }

  /** No terminal at all: what a CI job has. */
  public static Terminal none() {
    return new Terminal(false, false, false, 0);
  }

  /** The terminal of this process: looks at what its descriptors 0, 1 and 2 are connected to. */
  public static Terminal detect(Map<String, String> variables) {
    boolean output = isTerminal(1);
    boolean error = isTerminal(2);
    return new Terminal(
        isTerminal(0),
        output,
        error,
        columns(variables),
        hasColours(variables),
        hasUnicode(variables));
  }

  /** The width in characters; asks the terminal when nobody has said it, which takes a moment. */
  public int width() {
    return columns > 0 ? columns : TerminalSize.columns().orElse(DEFAULT_COLUMNS);
  }

  /**
   * The width of what is written to standard output.
   *
   * @param paper that of a file, when nobody has said another
   */
  public int outputWidth(int paper) {
    return output || columns > 0 ? width() : paper;
  }

  private static boolean hasColours(Map<String, String> variables) {
    String name = variables.getOrDefault("TERM", "");
    return !name.isEmpty() && !name.equals("dumb");
  }

  /**
   * Only a locale with another encoding says no: in the C locale terminals of today show Unicode
   * too.
   */
  private static boolean hasUnicode(Map<String, String> variables) {
    String locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> variables.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("C");
    String encoding = locale.toLowerCase(Locale.ROOT).replace("-", "");
    return locale.equals("C") || locale.equals("POSIX") || encoding.contains("utf8");
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
      return 0;
    }
    int columns = Integer.parseInt(value);
    return columns > 0 ? Math.max(columns, SMALLEST) : 0;
  }
}
