package org.rdopkg.requirements.file;

/** A text is no TOML. */
final class TomlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line where, from 1
   */
  TomlException(int line, String message) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }
}
