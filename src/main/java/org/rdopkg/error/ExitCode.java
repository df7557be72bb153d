package org.rdopkg.error;

/** What rdopkg's exit status means. The numbers are an interface: scripts and CI jobs test them. */
public enum ExitCode {
  /** Done, paused by plan, or nothing to do. */
  SUCCESS(0),
  /** The action failed, or stopped at a conflict. */
  ERROR(1),
  /** The command line was wrong. */
  USAGE(2),
  /** Requirements do not match ({@code reqcheck --strict}). */
  MISMATCH(4),
  /** Lint found problems at or above the error level. */
  LINT(23),
  /** A bug in rdopkg itself ({@code EX_SOFTWARE} of sysexits.h). */
  BUG(70),
  /** The user interrupted the run (128 + SIGINT). */
  INTERRUPTED(130);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The process exit status, 0 to 255. */
  public int status() {
    return status;
  }
}
