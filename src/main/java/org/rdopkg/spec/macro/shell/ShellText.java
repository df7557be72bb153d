package org.rdopkg.spec.macro.shell;

import java.util.Optional;

/** The entry to this package: what a harmless command prints. */
public final class ShellText {
  private static final int MAX_COMMAND = 8192;

  private ShellText() {}

  /**
   * The output of a command, without the newlines at its end; empty when it does more than compute
   * with text.
   *
   * @param command the command, in which no macro is left to expand
   */
  public static Optional<String> answer(String command) {
    if (command.length() > MAX_COMMAND || !isAscii(command)) {
      return Optional.empty();
    }
    try {
      ShellOutput output = new ShellRunner().run(new ShellParser(command).script());
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
