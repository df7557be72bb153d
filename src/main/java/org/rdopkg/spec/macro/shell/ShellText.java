package org.rdopkg.spec.macro.shell;

import java.util.Optional;
import java.util.function.LongConsumer;

/** The entry to this package: what a harmless command prints. */
public final class ShellText {
  private static final int MAX_COMMAND = 8192;

  /** How many characters of plain text could be read in the time that one of a command takes. */
  private static final long WORK_FACTOR = 16;

  private ShellText() {}

  /**
   * The output of a command, without the newlines at its end; empty when it does more than compute
   * with text.
   *
   * @param command the command, in which no macro is left to expand
   */
  public static Optional<String> answer(String command) {
    return answer(command, work -> {});
  }

  /**
   * The output of a command, as above.
   *
   * @param work told how much was done, in characters
   */
  public static Optional<String> answer(String command, LongConsumer work) {
    if (command.length() > MAX_COMMAND || !isAscii(command)) {
      return Optional.empty();
    }
    ShellRunner runner = new ShellRunner();
    Optional<String> answer = run(command, runner);
    work.accept(WORK_FACTOR * command.length() + runner.work());
    return answer;
  }

  private static Optional<String> run(String command, ShellRunner runner) {
    try {
      ShellOutput output = runner.run(new ShellParser(command).script());
      return Optional.of(withoutNewlines(output.text()));
    } catch (UnsupportedShell e) {
      return Optional.empty();
    }
  }

  /** Tools count in bytes or characters as the locale says: only where both agree. */
  private static boolean isAscii(String command) {
    return command.chars().allMatch(c -> c < 128 && (c >= ' ' || c == '\n' || c == '\t'));
  }

  static String withoutNewlines(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }
}
