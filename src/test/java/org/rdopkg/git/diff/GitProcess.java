package org.rdopkg.git.diff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of the installed git, untouched by any configuration, that must end well. */
record GitProcess(Process process) implements AutoCloseable {
  static GitProcess start(Path folder, String... arguments) throws IOException {
    return start(folder, ProcessBuilder.Redirect.INHERIT, arguments);
  }

  /** Starts one whose warnings nobody wants to see. */
  static GitProcess quiet(Path folder, String... arguments) throws IOException {
    return start(folder, ProcessBuilder.Redirect.DISCARD, arguments);
  }

  private static GitProcess start(Path folder, ProcessBuilder.Redirect errors, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectError(errors);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("LC_"));
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("HOME", folder.toString());
    environment.put("LC_ALL", "C.UTF-8");
    return new GitProcess(builder.start());
  }

  @Override
  public void close() throws IOException {
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException("git ended with " + code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
