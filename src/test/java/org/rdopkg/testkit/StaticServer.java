package org.rdopkg.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An HTTP server on 127.0.0.1 that gives the files of a folder, and answers that tests write. */
public final class StaticServer implements AutoCloseable {
  private final HttpServer server;
  private final Path folder;
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private StaticServer(HttpServer server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** Starts it. */
  public static StaticServer serving(Path folder) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      StaticServer made = new StaticServer(server, folder);
      server.createContext("/", made::handle);
      server.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of the folder, with a slash at its end. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** What a path with its query is answered with. */
  public void answer(String target, String text) {
    answers.put(target, text);
  }

  /** Paths with their queries, as they came. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    asked.add(target);
    byte[] content = content(target, exchange.getRequestURI().getPath());
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    }
    exchange.close();
  }

  private byte[] content(String target, String path) throws IOException {
    if (answers.containsKey(target)) {
      return answers.get(target).getBytes(StandardCharsets.UTF_8);
    }
    Path file = folder.resolve(path.substring(1)).normalize();
    return file.startsWith(folder) && Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
