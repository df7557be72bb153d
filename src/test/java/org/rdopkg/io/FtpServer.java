package org.rdopkg.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** As much of an FTP server (RFC 959, RFC 2428) as a download in passive mode needs. */
final class FtpServer implements AutoCloseable {
  private final ServerSocket control = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
  private final Map<String, byte[]> files;

  FtpServer(Map<String, byte[]> files) throws IOException {
    this.files = files;
    Thread thread = new Thread(this::serve);
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return control.getLocalPort();
  }

  private void serve() {
    while (!control.isClosed()) {
      try (Socket socket = control.accept()) {
        session(socket);
      } catch (IOException e) {
        // the client went away, or the test is over
      }
    }
  }

  private void session(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = socket.getOutputStream();
    String folder = "/";
    ServerSocket data = null;
    say(out, "220 ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String word = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
      String rest = line.contains(" ") ? line.substring(line.indexOf(' ') + 1) : "";
      String path = rest.startsWith("/") ? rest : folder + rest;
      switch (word) {
        case "USER", "PASS" -> say(out, "230 logged in");
        case "TYPE" -> say(out, "200 ok");
        case "CWD" -> {
          boolean known = files.keySet().stream().anyMatch(name -> name.startsWith(path + "/"));
          folder = known ? path + "/" : folder;
          say(out, known ? "250 ok" : "550 no such folder");
        }
        case "EPSV" -> {
          data = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          say(out, "229 passive (|||" + data.getLocalPort() + "|)");
        }
        case "SIZE" ->
            say(
                out,
                files.containsKey(path) ? "213 " + files.get(path).length : "550 no such file");
        case "RETR" -> {
          if (!files.containsKey(path) || data == null) {
            say(out, "550 no such file");
            break;
          }
          say(out, "150 here it comes");
          try (Socket pipe = data.accept()) {
            pipe.getOutputStream().write(files.get(path));
          }
          data.close();
          say(out, "226 done");
        }
        case "QUIT" -> say(out, "221 bye");
        default -> say(out, "502 not here");
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    control.close();
  }
}
