package org.rdopkg.rpm;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.io.ProcessRunner;

/**
 * The installed {@code rpmspec} program (rpmspec(8)), asked to read a spec.
 *
 * <p>rpm runs the shell and Lua code that a spec contains while it reads it: whoever calls this has
 * asked the user first.
 */
public final class Rpmspec {
  /** rpm stops by itself, except in the shell code that it runs. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int LIMIT = 64 << 20;
  private static final String NOTHING = "%{nil}";
  private static final String BEFORE = "rdopkg-begin";
  private static final String AFTER = "rdopkg-end";

  private final ProcessRunner runner;
  private final List<String> macros;
  private final Duration patience;

  /**
   * @param defines definitions as {@code NAME VALUE}
   * @param undefines names whose definitions are removed
   * @throws RdopkgException when the program is not installed
   */
  public Rpmspec(ProcessRunner runner, List<String> defines, List<String> undefines) {
    this(runner, defines, undefines, PATIENCE);
  }

  Rpmspec(ProcessRunner runner, List<String> defines, List<String> undefines, Duration patience) {
    if (runner.find("rpmspec").isEmpty()) {
      throw missing();
    }
    this.runner = runner;
    this.patience = patience;
    List<String> options = new ArrayList<>();
    defines.forEach(define -> options.add("--define=" + define));
    undefines.forEach(name -> options.add("--undefine=" + name));
    macros = List.copyOf(options);
  }

  private static RdopkgException missing() {
    return RdopkgException.of(ErrorKind.PROGRAM, "rpmspec is not installed")
        .because("--macros=rpm lets it expand the macros, and it is not in PATH")
        .fix("sudo dnf install rpm-build   # Fedora, CentOS, openSUSE: zypper")
        .fix("sudo apt install rpm         # Debian, Ubuntu")
        .fix("leave --macros=rpm out: rdopkg's own engine needs no rpm");
  }

  /**
   * The spec as rpm reads it: macros expanded, and only the branches that hold.
   *
   * @throws RdopkgException when rpm refuses the spec, with what it says
   */
  public String parsed(Path spec) {
    return succeeded(spec, run(spec, "", "--parse")).out();
  }

  /**
   * What a text of one line comes to after the spec has been read.
   *
   * <p>The shell echoes its input where it was built with readline; {@code %{nil}} tells the answer
   * from the echo.
   */
  public String expanded(Path spec, String text) {
    String input = BEFORE.replace("-", NOTHING) + text + AFTER.replace("-", NOTHING) + "\n";
    String output = succeeded(spec, run(spec, input, "--shell")).out();
    String before = BEFORE.replace("-", "");
    int begin = output.indexOf(before);
    int end = output.lastIndexOf(AFTER.replace("-", ""));
    if (begin < 0 || end < begin) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "rpmspec cannot tell what a macro comes to")
          .because("rpmspec --shell, which tells it, needs RPM 4.17 or newer");
    }
    return output.substring(begin + before.length(), end);
  }

  private ProcessResult run(Path spec, String input, String mode) {
    Path folder = Objects.requireNonNullElse(spec.toAbsolutePath().getParent(), spec);
    List<String> command = new ArrayList<>(List.of("rpmspec"));
    command.add("--define=_sourcedir " + literal(folder));
    command.addAll(macros);
    command.add(mode);
    command.add(literal(spec.toAbsolutePath()));
    return runner.run(
        ProcessRequest.in(folder, command)
            .with("LC_ALL", "C.UTF-8")
            .input(input.getBytes(StandardCharsets.UTF_8))
            .timeout(patience)
            .limit(LIMIT)
            .build());
  }

  /** rpm expands macros even in the names of files, {@code %(...)} included. */
  private static String literal(Path path) {
    return path.toString().replace("%", "%%");
  }

  private static ProcessResult succeeded(Path spec, ProcessResult result) {
    if (result.succeeded()) {
      return result;
    }
    String why = result.failure().why().orElse("");
    throw RdopkgException.of(ErrorKind.PROGRAM, "rpm cannot read " + spec.getFileName())
        .because(firstLines(why));
  }

  private static String firstLines(String text) {
    List<String> lines = text.lines().limit(3).toList();
    return String.join("\n", lines);
  }
}
