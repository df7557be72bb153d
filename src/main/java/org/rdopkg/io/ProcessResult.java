package org.rdopkg.io;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * How a program ended and what it said.
 *
 * @param command the program and its arguments
 * @param status exit status; 128 + signal when it was killed
 * @param stdout captured bytes of standard output
 * @param stderr captured bytes of standard error
 * @param truncated more was written than the request allowed to keep
 * @param timedOut it was ended because its time was up
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ProcessResult(
    List<String> command,
    int status,
    byte[] stdout,
    byte[] stderr,
    boolean truncated,
    boolean timedOut) {

  /** It exited with status 0, in time, and all that it said is here. */
  public boolean succeeded() {
    return status == 0 && !timedOut && !truncated;
  }

  /** Standard output as UTF-8. */
  public String out() {
    return new String(stdout, StandardCharsets.UTF_8);
  }

  /** Standard error as UTF-8. */
  public String err() {
    return new String(stderr, StandardCharsets.UTF_8);
  }

  /** This result if the program succeeded; an error that quotes what it said otherwise. */
  public ProcessResult orThrow() {
    if (succeeded()) {
      return this;
    }
    throw failure();
  }

  /** The error to throw when this result is not what was hoped for. */
  public RdopkgException failure() {
    String name = command.get(0) + (command.size() > 1 ? " " + command.get(1) : "");
    RdopkgException error = RdopkgException.of(ErrorKind.PROGRAM, name + " failed");
    if (timedOut) {
      return error.because("it did not finish in time");
    }
    if (truncated) {
      return error.because("it wrote more than rdopkg is prepared to read");
    }
    String said = err().strip();
    return error.because(said.isEmpty() ? "exit status " + status : said);
  }
}
