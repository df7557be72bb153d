package org.rdopkg.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * Runs programs: the only place that starts processes. Arguments go to the program as they are; no
 * shell is involved. Programs are looked up in the {@code PATH} of the {@link Environment} and see
 * its variables, not the JVM's.
 */
public final class ProcessRunner {
  private static final int KILLED = 137;

  /** How long to go on reading after the end: a daemon it left behind may hold the pipe open. */
  private static final long DRAIN_MILLIS = 10_000;

  /** How often a watcher looks. */
  private static final long GLANCE_MILLIS = 100;

  private static final long FOREVER_MILLIS = TimeUnit.DAYS.toMillis(1000);

  private final Environment environment;

  /** A runner whose programs see this environment. */
  public ProcessRunner(Environment environment) {
    this.environment = environment;
  }

  /** The environment that programs get. */
  public Environment environment() {
    return environment;
  }

  /** The file that a program name stands for: the first executable of that name in PATH. */
  public Optional<Path> find(String program) {
    if (program.indexOf('/') >= 0) {
      return Optional.of(environment.workingDirectory().resolve(program)).filter(this::isProgram);
    }
    String path = environment.get("PATH").orElse("/usr/local/bin:/usr/bin:/bin");
    for (String folder : path.split(":", -1)) {
      Path file = environment.workingDirectory().resolve(folder).resolve(program);
      if (isProgram(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /**
   * Runs a program to its end.
   *
   * @throws RdopkgException when it is not there or cannot be started; a failure of the program is
   *     no exception, see {@link ProcessResult#orThrow()}
   */
  public ProcessResult run(ProcessRequest request) {
    Process process = start(request);
    try {
      return collect(request, process);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RdopkgException.of(ErrorKind.PROGRAM, request.command().get(0) + " was interrupted")
          .causedBy(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(ProcessRequest request) {
    ProcessBuilder builder = new ProcessBuilder(resolved(request.command()));
    builder.directory(request.directory().toFile());
    Map<String, String> variables = builder.environment();
    variables.clear();
    variables.putAll(environment.variables());
    variables.keySet().removeAll(request.unset());
    variables.putAll(request.set());
    if (request.inheritInput()) {
      builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
    }
    if (request.forward() != null) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectOutput(redirect(request.stdout()));
      builder.redirectError(redirect(request.stderr()));
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "cannot run " + request.command().get(0))
          .because(String.valueOf(e.getMessage()))
          .causedBy(e);
    }
  }

  private List<String> resolved(List<String> command) {
    List<String> resolved = new ArrayList<>(command);
    resolved.set(0, locate(command.get(0)).toString());
    return resolved;
  }

  private Path locate(String program) {
    try {
      return find(program)
          .orElseThrow(
              () ->
                  RdopkgException.of(ErrorKind.PROGRAM, program + " is not installed")
                      .because("there is no executable of that name in PATH")
                      .fix("Install " + program + " and try again."));
    } catch (InvalidPathException e) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "no such program: " + program).causedBy(e);
    }
  }

  private static ProcessBuilder.Redirect redirect(ProcessRequest.Sink sink) {
    return switch (sink) {
      case CAPTURE -> ProcessBuilder.Redirect.PIPE;
      case INHERIT -> ProcessBuilder.Redirect.INHERIT;
      case DISCARD -> ProcessBuilder.Redirect.DISCARD;
    };
  }

  private static ProcessResult collect(ProcessRequest request, Process process)
      throws InterruptedException {
    Reader out = new Reader(process.getInputStream(), request.limit(), request.forward(), null);
    Reader err = new Reader(process.getErrorStream(), request.limit(), null, request.watcher());
    Thread outThread = background(out);
    Thread errThread = background(err);
    Thread inThread = background(() -> feed(process, request.input()));
    boolean finished = await(process, request);
    if (!finished) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    int status = finished ? process.exitValue() : KILLED;
    long patience = finished ? DRAIN_MILLIS : DRAIN_MILLIS / 10;
    inThread.join(patience);
    outThread.join(patience);
    errThread.join(patience);
    if (request.watcher() != null) {
      request.watcher().look();
    }
    return new ProcessResult(
        request.command(),
        status,
        out.bytes(),
        err.bytes(),
        out.truncated || err.truncated,
        !finished);
  }

  private static boolean await(Process process, ProcessRequest request)
      throws InterruptedException {
    ProcessWatcher watcher = request.watcher();
    if (request.timeout() == null && watcher == null) {
      process.waitFor();
      return true;
    }
    long left = request.timeout() == null ? FOREVER_MILLIS : request.timeout().toMillis();
    long turn = watcher == null ? left : GLANCE_MILLIS;
    while (!process.waitFor(Math.min(turn, left), TimeUnit.MILLISECONDS)) {
      left -= Math.min(turn, left);
      if (left <= 0) {
        return false;
      }
      if (watcher != null) {
        watcher.look();
      }
    }
    return true;
  }

  private static Thread background(Runnable task) {
    Thread thread = new Thread(task, "rdopkg-process");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void feed(Process process, byte @Nullable [] input) {
    try (OutputStream stdin = process.getOutputStream()) {
      if (input != null) {
        stdin.write(input);
      }
    } catch (IOException e) {
      // The program ended without reading all of its input: its business, its status tells.
      return;
    }
  }

  /** Reads one stream to its end, so that the program never blocks; keeps the first bytes. */
  private static final class Reader implements Runnable {
    private final InputStream stream;
    private final int limit;
    private final @Nullable OutputStream forward;
    private final @Nullable WatchedLines lines;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private volatile boolean truncated;

    Reader(
        InputStream stream,
        int limit,
        @Nullable OutputStream forward,
        @Nullable ProcessWatcher watcher) {
      this.stream = stream;
      this.limit = limit;
      this.forward = forward;
      this.lines = watcher == null ? null : new WatchedLines(watcher);
    }

    @Override
    public void run() {
      byte[] buffer = new byte[8192];
      try {
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
          take(buffer, n);
        }
      } catch (IOException e) {
        // The stream was closed under us because the program was ended.
        return;
      }
    }

    private synchronized void take(byte[] buffer, int n) throws IOException {
      if (forward != null) {
        forward.write(buffer, 0, n);
        forward.flush();
        return;
      }
      if (lines == null) {
        keep(buffer, n);
      } else {
        byte[] left = lines.left(buffer, n);
        keep(left, left.length);
      }
    }

    private void keep(byte[] buffer, int n) {
      int room = Math.min(n, limit - kept.size());
      kept.write(buffer, 0, room);
      truncated |= room < n;
    }

    synchronized byte[] bytes() {
      if (lines != null) {
        byte[] rest = lines.rest();
        keep(rest, rest.length);
      }
      return kept.toByteArray();
    }
  }
}
