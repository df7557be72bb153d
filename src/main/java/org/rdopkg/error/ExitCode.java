package org.rdopkg.error;

/** What rdopkg's exit status means. The numbers are an interface: scripts and CI jobs test them. */
public enum ExitCode {
  /** Done, paused by plan, or nothing to do. */
  SUCCESS(0, "Done, nothing to do, or paused by plan."),
  /** The action failed, or stopped at a conflict. */
  ERROR(1, "An error, or stopped at a conflict."),
  /** The command line was wrong. */
  USAGE(2, "Wrong usage, or a wrong setting."),
  /** Requirements do not match ({@code reqcheck --strict}). */
  MISMATCH(4, "Requirements do not match."),
  /** Lint found problems at or above the error level. */
  LINT(23, "The spec has problems that lint calls errors."),
  /** A bug in rdopkg itself ({@code EX_SOFTWARE} of sysexits.h). */
  BUG(70, "A bug in rdopkg."),
  /** The user interrupted the run (128 + SIGINT). */
  INTERRUPTED(130, "Interrupted.");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  /** The process exit status, 0 to 255. */
  public int status() {
    return status;
  }

  /** For people: one sentence. */
  public String meaning() {
    return meaning;
  }
}
