package org.rdopkg.rpm;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.io.ProcessRunner;
import org.rdopkg.io.ProcessWatcher;

/**
 * The installed {@code rpmbuild} program, asked to make a source package.
 *
 * <p>rpm runs the shell and Lua code that a spec contains while it reads it: whoever calls this has
 * the user's word for it.
 */
public final class Rpmbuild {
  private static final String PROGRAM = "rpmbuild";
  private static final String WROTE = "Wrote: ";

  private final ProcessRunner runner;
  private final ProcessWatcher watcher;

  /**
   * @param watcher looks while it runs
   * @throws RdopkgException when the program is not installed
   */
  public Rpmbuild(ProcessRunner runner, ProcessWatcher watcher) {
    if (runner.find(PROGRAM).isEmpty()) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "rpmbuild is not installed")
          .because("it makes the source package, and it is not in PATH")
          .fix("sudo dnf install rpm-build   # Fedora, CentOS")
          .fix("sudo apt install rpm         # Debian, Ubuntu");
    }
    this.runner = runner;
    this.watcher = watcher;
  }

  /**
   * Makes a source package of the files in a folder.
   *
   * @param spec the spec's file name in that folder
   * @param target the folder that it is put into
   * @param scratch a folder for what rpm wants to have; not used afterwards
   * @param defines definitions as {@code NAME VALUE}
   * @param said gets what rpm says
   * @return the source package
   * @throws RdopkgException when rpm refuses the spec, with its exit status
   */
  public Path source(
      Path folder,
      String spec,
      Path target,
      Path scratch,
      List<String> defines,
      OutputStream said) {
    List<String> command = new ArrayList<>(List.of(PROGRAM, "-bs", "--nodeps"));
    command.add("--define=_topdir " + literal(scratch));
    command.add("--define=_sourcedir " + literal(folder));
    command.add("--define=_specdir " + literal(folder));
    command.add("--define=_srcrpmdir " + literal(target));
    defines.forEach(define -> command.add("--define=" + define));
    command.add(literal(folder.resolve(spec)));
    ProcessResult result =
        runner.run(
            ProcessRequest.in(folder, command)
                .with("LC_ALL", "C.UTF-8")
                .watchedBy(watcher)
                .build());
    tell(result, said);
    if (!result.succeeded()) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "rpmbuild made no source package")
          .because("see what it says above")
          .exiting(result.status());
    }
    return result
        .out()
        .lines()
        .filter(line -> line.startsWith(WROTE) && line.endsWith(".src.rpm"))
        .map(line -> Path.of(line.substring(WROTE.length())))
        .findFirst()
        .orElseThrow(
            () ->
                RdopkgException.of(ErrorKind.PROGRAM, "rpmbuild does not say what it has made")
                    .because(result.out().strip()));
  }

  private static void tell(ProcessResult result, OutputStream said) {
    try {
      said.write(result.err().getBytes(StandardCharsets.UTF_8));
      said.flush();
    } catch (java.io.IOException e) {
      return; // nobody listens
    }
  }

  /** rpm expands macros even in the names of files, {@code %(...)} included. */
  private static String literal(Path path) {
    return path.toString().replace("%", "%%");
  }
}
