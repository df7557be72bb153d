package org.rdopkg.error;

/** Why an action could not be done; decides the exit code, and names the error in JSON output. */
public enum ErrorKind {
  /** The command line or a configuration value is wrong. */
  USAGE(ExitCode.USAGE),
  /** The checkout, spec or branch is not what the action needs. */
  INPUT(ExitCode.ERROR),
  /** A spec breaks a lint rule that the action relies on. */
  LINT(ExitCode.LINT),
  /** Somebody else's change stands in the way: a moved ref, a lock, a file. */
  CONFLICT(ExitCode.ERROR),
  /** Files, disk or permissions. */
  IO(ExitCode.ERROR),
  /** A program that rdopkg ran failed or is missing. */
  PROGRAM(ExitCode.ERROR),
  /** Not possible with this repository or setting. */
  UNSUPPORTED(ExitCode.ERROR);

  private final ExitCode exitCode;

  ErrorKind(ExitCode exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a run that ends with this kind of error. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
