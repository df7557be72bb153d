package org.rdopkg.spec.macro.shell;

/**
 * What a command ends with.
 *
 * @param text what it printed
 * @param success whether its exit status is 0
 */
record ShellOutput(String text, boolean success) {

  static ShellOutput of(String text) {
    return new ShellOutput(text, true);
  }
}
