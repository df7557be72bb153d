package org.rdopkg.rpm;

import java.nio.file.Path;
import java.time.Duration;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.io.ProcessRunner;
import org.rdopkg.io.ProcessWatcher;

/**
 * The installed program {@code rpmlint}, version 1 or 2, asked to check a spec.
 *
 * <p>It lets rpm read the spec, which runs the shell and Lua code in it: whoever calls this has
 * asked the user first.
 */
public final class Rpmlint {
  private static final String PROGRAM = "rpmlint";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LIMIT = 8 << 20;

  /** Its exit statuses for a finished run: nothing found, errors found, too much badness. */
  private static final int OK = 0;

  private static final int ERRORS = 64;
  private static final int BADNESS = 66;

  private final ProcessRunner runner;
  private final ProcessWatcher watcher;
  private final Duration patience;

  /**
   * @param watcher looks while it runs
   */
  public Rpmlint(ProcessRunner runner, ProcessWatcher watcher) {
    this(runner, watcher, PATIENCE);
  }

  Rpmlint(ProcessRunner runner, ProcessWatcher watcher, Duration patience) {
    this.runner = runner;
    this.watcher = watcher;
    this.patience = patience;
  }

  /** Whether there is such a program. */
  public boolean isInstalled() {
    return runner.find(PROGRAM).isPresent();
  }

  /**
   * What it prints about a spec.
   *
   * @param folder the spec's folder
   * @param name the spec's file name
   * @throws RdopkgException when it is not installed, does not end in time, or fails
   */
  public String check(Path folder, String name) {
    if (!isInstalled()) {
      throw missing();
    }
    if (name.indexOf('%') >= 0) {
      throw RdopkgException.of(ErrorKind.INPUT, "rpmlint cannot check " + name)
          .because("rpm expands macros in the names of files")
          .fix("rename the file");
    }
    ProcessResult result =
        runner.run(
            ProcessRequest.in(folder, PROGRAM, "./" + name)
                .with("LC_ALL", "C.UTF-8")
                .with("NO_COLOR", "1")
                .timeout(patience)
                .limit(LIMIT)
                .watchedBy(watcher)
                .build());
    int status = result.status();
    boolean ended = status == OK || status == ERRORS || status == BADNESS;
    if (result.timedOut() || result.truncated() || !ended) {
      throw failure(result);
    }
    return result.out();
  }

  private static RdopkgException failure(ProcessResult result) {
    String why = result.failure().why().orElse("");
    String last = why.lines().reduce((first, second) -> second).orElse("");
    return RdopkgException.of(ErrorKind.PROGRAM, "rpmlint failed")
        .because(last)
        .fix("rdopkg lint --lint-checks sanity   # needs neither rpmlint nor rpm");
  }

  private static RdopkgException missing() {
    return RdopkgException.of(ErrorKind.PROGRAM, "rpmlint is not installed")
        .because("there is no executable of that name in PATH")
        .fix("sudo dnf install rpmlint   # Debian, Ubuntu: apt; openSUSE: zypper")
        .fix("rdopkg lint --lint-checks sanity   # needs neither rpmlint nor rpm");
  }
}
