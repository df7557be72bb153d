package org.rdopkg.spec.macro;

import org.rdopkg.spec.macro.shell.ShellText;

/** Answers shell pieces, {@code %(...)}, that can be computed without running anything. */
final class NativeShell {
  private NativeShell() {}

  /**
   * The output of a command, or a mark.
   *
   * @param written the piece as it stands in the spec
   * @param command the command with its macros expanded
   */
  static String answer(Expander expander, String written, String command) {
    if (!UnknownMarks.in(command)) {
      String output = ShellText.answer(command, expander.budget::spend).orElse(null);
      if (output != null) {
        return output;
      }
    }
    return expander.unknown(written, "a shell command, which rdopkg does not run");
  }
}
