package org.rdopkg.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on 127.0.0.1 that can be made to misbehave. */
public final class WebServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Handler> pages = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** What answers at one path. */
  @FunctionalInterface
  public interface Handler {
    void answer(HttpExchange exchange) throws IOException;
  }

  public WebServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(exchange.getRequestURI() + (range == null ? "" : " " + range));
      pages.getOrDefault(exchange.getRequestURI().getPath(), e -> status(e, 404)).answer(exchange);
    }
  }

  /** The URL of a path. */
  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** All requests so far: path, and range if one was asked for. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Answers a path in any way. */
  public WebServer on(String path, Handler handler) {
    pages.put(path, handler);
    return this;
  }

  /** Serves a file, also in parts. */
  public WebServer file(String path, byte[] content) {
    return on(
        path, exchange -> serve(exchange, content, "\"tag-" + Arrays.hashCode(content) + "\""));
  }

  /** Serves a file or the part of it that is asked for, as long as the tag is the same. */
  public static void serve(HttpExchange exchange, byte[] content, String tag) throws IOException {
    exchange.getResponseHeaders().set("ETag", tag);
    int start = start(exchange, tag);
    if (start > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
    }
    send(exchange, start > 0 ? 206 : 200, Arrays.copyOfRange(content, start, content.length));
  }

  /** Where the wanted part begins; 0 for the whole file. */
  public static int start(HttpExchange exchange, String tag) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String condition = exchange.getRequestHeaders().getFirst("If-Range");
    boolean wanted = range != null && (condition == null || condition.equals(tag));
    return wanted ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
  }

  /** Announces a file and closes the connection after some of it. */
  public static void cut(HttpExchange exchange, byte[] content, String tag, int bytes)
      throws IOException {
    int start = start(exchange, tag);
    exchange.getResponseHeaders().set("ETag", tag);
    if (start > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(start > 0 ? 206 : 200, content.length - start);
    exchange.getResponseBody().write(content, start, Math.min(bytes, content.length - start));
    exchange.getResponseBody().flush();
  }

  public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  public static void status(HttpExchange exchange, int status) throws IOException {
    send(exchange, status, ("status " + status).getBytes(StandardCharsets.UTF_8));
  }

  /** Sends on to another place. */
  public WebServer redirect(String path, int status, String location) {
    return on(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          status(exchange, status);
        });
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
