package org.rdopkg.console;

/** How much is told on the error stream. Errors and questions are always told. */
public enum Verbosity {
  /** {@code --quiet}: warnings and errors only. */
  QUIET,
  NORMAL,
  /** {@code --verbose}: also what was looked at and how it was decided. */
  VERBOSE,
  /** {@code --debug}: also stack traces. */
  DEBUG
}
