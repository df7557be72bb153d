package org.rdopkg.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * {@code git daemon} on 127.0.0.1, which serves the repositories of a folder until it is closed.
 */
public final class GitDaemon implements AutoCloseable {
  private static final int TRIES = 100;

  private final Process process;
  private final int port;

  private GitDaemon(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it, and waits until it answers. */
  public static GitDaemon serving(Path folder) {
    needDaemon(folder);
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            "git",
            "daemon",
            "--listen=127.0.0.1",
            "--port=" + port,
            "--export-all",
            "--reuseaddr",
            "--base-path=" + folder,
            folder.toString());
    builder.environment().put("HOME", folder.toString());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      GitDaemon daemon = new GitDaemon(builder.start(), port);
      daemon.awaitAnswer();
      return daemon;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Some distributions have it in a package of its own. */
  private static void needDaemon(Path folder) {
    String programs =
        new String(Tools.run(folder, "git", "--exec-path"), StandardCharsets.UTF_8).strip();
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of(programs, "git-daemon")), "git-daemon is not installed");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitAnswer() throws IOException {
    for (int i = 0; ; i++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        if (i == TRIES || !process.isAlive()) {
          close();
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The address of a repository below the folder. */
  public String url(String path) {
    return "git://127.0.0.1:" + port + "/" + path;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
