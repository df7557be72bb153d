package org.rdopkg.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error that a user can understand and mend: what is wrong, why, and what to do next.
 *
 * <p>Expected outcomes (nothing to do, a conflict) are values, not exceptions. Anything else that
 * reaches the top of the program is a bug and is reported as one.
 */
public final class RdopkgException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;
  private final String what;
  private final @Nullable String why;
  private final transient List<String> fixes;
  private final int status;

  private RdopkgException(
      ErrorKind kind,
      String what,
      @Nullable String why,
      List<String> fixes,
      int status,
      @Nullable Throwable cause) {
    super(what, cause);
    this.kind = kind;
    this.status = status;
    this.what = what;
    this.why = why;
    this.fixes = List.copyOf(fixes);
  }

  /** Starts an error with the sentence that says what is wrong. */
  public static RdopkgException of(ErrorKind kind, String what) {
    return new RdopkgException(kind, what, null, List.of(), kind.exitCode().status(), null);
  }

  /** The same error with its reason. */
  public RdopkgException because(String reason) {
    return new RdopkgException(kind, what, reason, fixes, status, getCause());
  }

  /** The same error with one more thing that the user can do about it: a command or a sentence. */
  public RdopkgException fix(String fix) {
    List<String> more = new ArrayList<>(fixes);
    more.add(fix);
    return new RdopkgException(kind, what, why, more, status, getCause());
  }

  /** The same error with the exception that led to it, shown by {@code --debug}. */
  public RdopkgException causedBy(Throwable cause) {
    return new RdopkgException(kind, what, why, fixes, status, cause);
  }

  /**
   * The same error with the exit status of a program that rdopkg has run for the user: a build's
   * status is what scripts ask for.
   */
  public RdopkgException exiting(int programStatus) {
    return new RdopkgException(kind, what, why, fixes, programStatus, getCause());
  }

  /** The exit status of a run that ends with this error. */
  public int status() {
    return status;
  }

  public ErrorKind kind() {
    return kind;
  }

  /** What is wrong, as one sentence or a short message that people know. */
  public String what() {
    return what;
  }

  /** Why it is wrong, when that is not plain from {@link #what()}. */
  public Optional<String> why() {
    return Optional.ofNullable(why);
  }

  /** What to do next, one command or sentence each; may be empty. */
  public List<String> fixes() {
    return fixes;
  }
}
