package org.rdopkg.io;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One try to get a file over HTTP: follows redirects, resumes what is here when the server has the
 * same file still, and knows whether all bytes have come.
 */
final class HttpTransfer {
  private static final int MOST_REDIRECTS = 10;
  private static final int BUFFER = 1 << 16;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Proxies proxies;
  private final DownloadPatience patience;
  private final DownloadListener listener;

  HttpTransfer(Proxies proxies, DownloadPatience patience, DownloadListener listener) {
    this.proxies = proxies;
    this.patience = patience;
    this.listener = listener;
  }

  /**
   * Gets the rest of a file, or all of it.
   *
   * @param name for the listener
   * @param limit most bytes
   */
  void run(URI start, PartialFile partial, String name, long limit) throws IOException {
    URI uri = start;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Optional<String> login = sameHost(start, uri) ? DownloadUrl.login(start) : Optional.empty();
      HttpURLConnection connection = ask(uri, login, partial);
      try {
        int status = connection.getResponseCode();
        Optional<String> location = Optional.ofNullable(connection.getHeaderField("Location"));
        if (isRedirect(status) && location.isPresent()) {
          uri = Redirect.follow(uri, location.get());
          continue;
        }
        take(connection, status, partial, name, limit);
        return;
      } finally {
        connection.disconnect();
      }
    }
    throw TransferException.forGood("more than " + MOST_REDIRECTS + " redirects");
  }

  /** A login is for the host that it was written for, and no other. */
  private static boolean sameHost(URI start, URI uri) {
    return Redirect.scheme(start).equals(Redirect.scheme(uri))
        && String.valueOf(start.getHost()).equalsIgnoreCase(String.valueOf(uri.getHost()))
        && start.getPort() == uri.getPort();
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private HttpURLConnection ask(URI uri, Optional<String> login, PartialFile partial)
      throws IOException {
    Proxies.Route route = proxies.route(uri);
    URLConnection opened = uri.toURL().openConnection(route.proxy());
    if (!(opened instanceof HttpURLConnection connection)) {
      throw TransferException.forGood("this Java does not speak " + uri.getScheme());
    }
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout((int) patience.connect().toMillis());
    connection.setReadTimeout((int) patience.silence().toMillis());
    connection.setRequestProperty("User-Agent", "rdopkg");
    connection.setRequestProperty("Accept", "*/*");
    connection.setRequestProperty("Accept-Encoding", "identity");
    connection.setRequestProperty("Connection", "close");
    route.logIn(connection);
    login.ifPresent(
        l -> connection.setRequestProperty("Authorization", "Basic " + Proxies.base64(l)));
    Optional<String> validator = partial.validator();
    if (partial.length() > 0 && validator.isPresent()) {
      connection.setRequestProperty("Range", "bytes=" + partial.length() + "-");
      connection.setRequestProperty("If-Range", validator.get());
    }
    connection.connect();
    return connection;
  }

  private void take(
      HttpURLConnection connection, int status, PartialFile partial, String name, long limit)
      throws IOException {
    long total = connection.getContentLengthLong();
    if (status == PARTIAL) {
      total = resumed(connection, partial);
      partial.append();
    } else if (status == HttpURLConnection.HTTP_OK) {
      partial.restart(validator(connection));
    } else {
      throw refused(connection, status, partial);
    }
    if (total > limit) {
      throw TransferException.forGood("it has " + total + " bytes, more than " + limit);
    }
    copy(connection.getInputStream(), partial, new Target(name, total, limit), listener);
  }

  /** All bytes of the file, as the answer to a range says; the range must be the one asked for. */
  private static long resumed(HttpURLConnection connection, PartialFile partial)
      throws IOException {
    String range = String.valueOf(connection.getHeaderField("Content-Range"));
    String front = "bytes " + partial.length() + "-";
    int slash = range.indexOf('/');
    if (!range.startsWith(front) || slash < 0) {
      partial.restart(Optional.empty());
      throw TransferException.forNow("the server sent another part than it was asked for");
    }
    return number(range.substring(slash + 1));
  }

  private static Optional<String> validator(HttpURLConnection connection) {
    @Nullable String tag = connection.getHeaderField("ETag");
    if (tag != null && tag.startsWith("\"")) {
      return Optional.of(tag);
    }
    return Optional.ofNullable(connection.getHeaderField("Last-Modified"));
  }

  private TransferException refused(HttpURLConnection connection, int status, PartialFile partial)
      throws IOException {
    String message = connection.getResponseMessage();
    String said = "HTTP status " + status + (message == null ? "" : " " + message);
    if (status == RANGE_NOT_SATISFIABLE) {
      partial.restart(Optional.empty());
      return TransferException.forNow(said);
    }
    boolean temporary =
        status == HttpURLConnection.HTTP_CLIENT_TIMEOUT
            || status == TOO_MANY_REQUESTS
            || (status >= 500
                && status != HttpURLConnection.HTTP_NOT_IMPLEMENTED
                && status != HttpURLConnection.HTTP_VERSION);
    if (!temporary) {
      return TransferException.forGood(status == 0 || status == -1 ? "it is no web server" : said);
    }
    return TransferException.forNow(said, retryAfter(connection));
  }

  private Duration retryAfter(HttpURLConnection connection) {
    long seconds = number(String.valueOf(connection.getHeaderField("Retry-After")));
    Duration asked = Duration.ofSeconds(Math.max(0, seconds));
    return asked.compareTo(patience.longestPause()) > 0 ? patience.longestPause() : asked;
  }

  private static long number(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(Character::isDigit);
    return digits ? Long.parseLong(text) : -1;
  }

  /**
   * What is to come.
   *
   * @param total bytes of the whole file; -1 when nobody says
   * @param limit most bytes
   */
  record Target(String name, long total, long limit) {}

  /** Copies a stream to the end of a partial file, and checks that all of it has come. */
  static void copy(
      InputStream stream, PartialFile partial, Target target, DownloadListener listener)
      throws IOException {
    try (InputStream in = stream) {
      byte[] buffer = new byte[BUFFER];
      long done = partial.channel().position();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        done += n;
        if (done > target.limit()) {
          partial.restart(Optional.empty());
          throw TransferException.forGood("it has more than " + target.limit() + " bytes");
        }
        write(partial, ByteBuffer.wrap(buffer, 0, n));
        listener.progress(target.name(), done, target.total());
      }
      if (target.total() >= 0 && done < target.total()) {
        throw TransferException.forNow(
            "the connection ended after " + done + " of " + target.total() + " bytes");
      }
    }
  }

  private static void write(PartialFile partial, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      partial.channel().write(bytes);
    }
  }
}
