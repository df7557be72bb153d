package org.rdopkg.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** Says in words what an {@link IOException} means, and what to do about it. */
public final class IoErrors {
  private IoErrors() {}

  /**
   * The error for something that a file system refused.
   *
   * @param doing what was tried, as in "cannot {@code write foo.spec}"
   */
  public static RdopkgException cannot(String doing, IOException cause) {
    RdopkgException error =
        RdopkgException.of(ErrorKind.IO, "cannot " + doing).because(reason(cause)).causedBy(cause);
    String reason = reason(cause).toLowerCase(Locale.ROOT);
    if (reason.contains("no space left") || reason.contains("quota")) {
      return error.fix("Free some space on that disk and try again.");
    }
    if (reason.contains("read-only") || reason.contains("permission denied")) {
      return error.fix("Check who owns the checkout, and that you may write to it.");
    }
    if (reason.startsWith("creating directory")) { // JGit does not say why
      return error.fix("Look whether that disk is full (df, df -i) or read-only, then try again.");
    }
    return error;
  }

  /** The reason in an exception, as a person would say it. */
  public static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (cause instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file or folder";
    }
    if (cause instanceof FileSystemException failed && failed.getReason() != null) {
      return failed.getFile() + ": " + failed.getReason();
    }
    if (cause instanceof FileNotFoundException) {
      return String.valueOf(cause.getMessage());
    }
    return String.valueOf(cause.getMessage());
  }
}
