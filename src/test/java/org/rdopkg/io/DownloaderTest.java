package org.rdopkg.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.testkit.WebServer;

/** Downloads from a real server on this machine, which misbehaves in every way. */
class DownloaderTest {
  private static final DownloadPatience QUICK =
      new DownloadPatience(
          4,
          Duration.ofMillis(2),
          Duration.ofMillis(20),
          Duration.ofSeconds(5),
          Duration.ofMillis(600));

  private final WebServer server = new WebServer();
  private final List<String> told = new ArrayList<>();
  private final List<Long> progress = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void getsAFile() {
    byte[] content = noise(200_000);
    server.file("/foo.tar.gz", content);
    assertThat(get("/foo.tar.gz")).isEqualTo(content);
    assertThat(progress).isNotEmpty().isSorted().endsWith(200_000L);
    assertThat(told).isEmpty();
  }

  @Test
  void whatFollowsTheHashIsNotSent() {
    server.file("/archive/v1.tar.gz", noise(10));
    assertThat(get("/archive/v1.tar.gz#/foo-1.tar.gz")).isEqualTo(noise(10));
    assertThat(server.requests()).containsExactly("/archive/v1.tar.gz");
  }

  @Test
  void getsAnEmptyFileAndOneOfUnknownLength() {
    server.file("/empty", new byte[0]);
    assertThat(get("/empty")).isEmpty();
    server.on(
        "/chunked",
        e -> {
          e.sendResponseHeaders(200, 0);
          e.getResponseBody().write(noise(100_000));
        });
    assertThat(get("/chunked")).isEqualTo(noise(100_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsRedirects(int status) {
    server.redirect("/a", status, "b/../c");
    server.redirect("/c", status, server.url("/d%20e"));
    server.file("/d e", noise(99));
    assertThat(get("/a")).isEqualTo(noise(99));
  }

  @Test
  void redirectsEnd() {
    server.redirect("/loop", 302, "/loop");
    refused("/loop", "more than 10 redirects");
    assertThat(server.requests()).hasSize(11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "jar:http://127.0.0.1/x"})
  void redirectsStayOnTheWeb(String location) {
    server.redirect("/a", 302, location);
    refused("/a", "no web URL");
  }

  @ParameterizedTest
  @CsvSource({
    "http://a/b/c, d, http://a/b/d",
    "http://a/b, https://x/y, https://x/y",
    "https://a/b, /c, https://a/c",
    "https://a/b, //other/c, https://other/c",
    "https://a/b, HTTPS://c/d, HTTPS://c/d",
    "https://a/b, http://a/b, refused",
    "https://a/b, HTTP://a/b, refused",
    "https://a/b, ftp://a/b, refused",
    "http://a/b, file:///b, refused"
  })
  void neverFromSecureToInsecure(String from, String location, String to) throws IOException {
    if (to.equals("refused")) {
      assertThatThrownBy(() -> Redirect.follow(URI.create(from), location))
          .isInstanceOf(TransferException.class);
    } else {
      assertThat(Redirect.follow(URI.create(from), location)).isEqualTo(URI.create(to));
    }
  }

  @Test
  void goesOnAfterACut() {
    byte[] content = noise(300_000);
    server.on("/cut", e -> WebServer.cut(e, content, "\"t\"", 90_000));
    assertThat(get("/cut")).isEqualTo(content);
    assertThat(server.requests())
        .hasSizeGreaterThan(2)
        .element(1)
        .asString()
        .matches("/cut bytes=\\d+-");
    assertThat(told.get(0)).contains("ended after").contains("of 300000 bytes");
  }

  @Test
  void startsAnewWhenTheFileHasChanged() {
    byte[] newer = noise(70_000);
    AtomicInteger count = new AtomicInteger();
    server.on(
        "/f",
        e -> {
          if (count.getAndIncrement() == 0) {
            WebServer.cut(e, new byte[100_000], "\"old\"", 60_000);
          } else {
            WebServer.serve(e, newer, "\"new\"");
          }
        });
    assertThat(get("/f")).isEqualTo(newer);
  }

  @Test
  void withoutAWayToCompareNothingIsResumed() {
    AtomicInteger count = new AtomicInteger();
    byte[] content = noise(50_000);
    server.on(
        "/f",
        e -> {
          e.getResponseHeaders().set("ETag", "W/\"weak\"");
          e.sendResponseHeaders(200, content.length);
          e.getResponseBody().write(content, 0, count.getAndIncrement() == 0 ? 9_000 : 50_000);
        });
    assertThat(get("/f")).isEqualTo(content);
    assertThat(server.requests()).containsExactly("/f", "/f");
  }

  @Test
  void resumesByDateToo() {
    byte[] content = noise(50_000);
    String date = "Mon, 23 Nov 2026 06:00:00 GMT";
    server.on(
        "/f",
        e -> {
          e.getResponseHeaders().set("Last-Modified", date);
          int start = WebServer.start(e, date);
          if (start > 0) {
            e.getResponseHeaders().set("Content-Range", "bytes " + start + "-49999/50000");
          }
          e.sendResponseHeaders(start > 0 ? 206 : 200, content.length - start);
          e.getResponseBody().write(content, start, start > 0 ? content.length - start : 20_000);
        });
    assertThat(get("/f")).isEqualTo(content);
    assertThat(server.requests()).containsExactly("/f", "/f bytes=20000-");
  }

  @Test
  void theNextRunGoesOn() {
    byte[] content = noise(100_000);
    server.on(
        "/f",
        e -> {
          if (WebServer.start(e, "\"t\"") > 0) {
            WebServer.status(e, 503);
          } else {
            WebServer.cut(e, content, "\"t\"", 40_000);
          }
        });
    refused("/f", "HTTP status 503");
    server.on("/f", e -> WebServer.serve(e, content, "\"t\""));
    assertThat(get("/f")).isEqualTo(content);
    assertThat(server.requests()).last().asString().isEqualTo("/f bytes=40000-");
  }

  @Test
  void aWrongRangeIsNotTakenForTheRightOne() {
    byte[] content = noise(100_000);
    server.on(
        "/f",
        e -> {
          if (WebServer.start(e, "\"t\"") > 0) {
            e.getResponseHeaders().set("Content-Range", "bytes 7-99999/100000");
            WebServer.send(e, 206, Arrays.copyOfRange(content, 7, 100_000));
          } else if (server.requests().size() == 1) {
            WebServer.cut(e, content, "\"t\"", 40_000);
          } else {
            WebServer.serve(e, content, "\"t\"");
          }
        });
    assertThat(get("/f")).isEqualTo(content);
    assertThat(server.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 429, 408})
  void triesAgainWhenTheServerIsBusy(int status) {
    AtomicInteger count = new AtomicInteger();
    server.on(
        "/f",
        e -> {
          if (count.getAndIncrement() < 2) {
            e.getResponseHeaders().set("Retry-After", "0");
            WebServer.status(e, status);
          } else {
            WebServer.serve(e, noise(10), "\"t\"");
          }
        });
    assertThat(get("/f")).isEqualTo(noise(10));
    assertThat(told).hasSize(2).allMatch(line -> line.contains("HTTP status " + status));
  }

  @Test
  void givesUpInTheEnd() {
    server.on("/f", e -> WebServer.status(e, 500));
    refused("/f", "HTTP status 500");
    assertThat(server.requests()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 501})
  void doesNotInsist(int status) {
    server.on("/f", e -> WebServer.status(e, status));
    refused("/f", "HTTP status " + status);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void silenceIsNotWaitedForEndlessly() {
    server.on(
        "/f",
        e -> {
          if (server.requests().size() == 1) {
            e.getResponseHeaders().set("ETag", "\"t\"");
            e.sendResponseHeaders(200, 20_000);
            e.getResponseBody().write(noise(20_000), 0, 10_000);
            e.getResponseBody().flush();
            sleep(3_000);
          } else {
            WebServer.serve(e, noise(20_000), "\"t\"");
          }
        });
    assertThat(get("/f")).isEqualTo(noise(20_000));
    assertThat(told).singleElement().asString().containsIgnoringCase("timed out");
  }

  @Test
  void slowIsNotSilent() {
    server.on(
        "/f",
        e -> {
          e.sendResponseHeaders(200, 10);
          for (byte b : noise(10)) {
            e.getResponseBody().write(b);
            e.getResponseBody().flush();
            sleep(120);
          }
        });
    assertThat(get("/f")).isEqualTo(noise(10));
    assertThat(told).isEmpty();
  }

  @Test
  void limitsHold() {
    server.file("/f", noise(1001));
    assertThatThrownBy(() -> downloader(Map.of()).get(server.url("/f"), "f", 1000))
        .isInstanceOfSatisfying(
            RdopkgException.class, e -> assertThat(e.why().get()).contains("more than 1000"));
    server.on(
        "/endless",
        e -> {
          e.sendResponseHeaders(200, 0);
          for (int i = 0; i < 1000; i++) {
            e.getResponseBody().write(noise(1000));
          }
        });
    assertThatThrownBy(() -> downloader(Map.of()).get(server.url("/endless"), "f", 5000))
        .isInstanceOfSatisfying(
            RdopkgException.class, e -> assertThat(e.why().get()).contains("more than 5000"));
  }

  @Test
  void nobodyThere() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThatThrownBy(() -> downloader(Map.of()).get("http://127.0.0.1:" + port + "/", "f", 9))
        .isInstanceOfSatisfying(
            RdopkgException.class, e -> assertThat(e.why().get()).contains("refused"));
    assertThatThrownBy(() -> downloader(Map.of()).get("http://nowhere.invalid/f", "f", 9))
        .isInstanceOfSatisfying(
            RdopkgException.class, e -> assertThat(e.why().get()).contains("no such host"));
  }

  @Test
  void goesThroughAProxy() {
    server.on(
        "/foo",
        e -> {
          assertThat(e.getRequestURI().getHost()).isEqualTo("upstream.invalid");
          if ("Basic dTpwdw==".equals(e.getRequestHeaders().getFirst("Proxy-Authorization"))) {
            WebServer.serve(e, noise(10), "\"t\"");
          } else {
            e.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"p\"");
            WebServer.status(e, 407);
          }
        });
    Map<String, String> variables = Map.of("http_proxy", "http://u:pw@127.0.0.1:" + server.port());
    byte[] content = read(downloader(variables).get("http://upstream.invalid/foo", "f", 100));
    assertThat(content).isEqualTo(noise(10));
  }

  @Test
  void tunnelsThroughAProxy() throws Exception {
    List<String> lines = new ArrayList<>();
    try (ServerSocket proxy = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> refuseTunnels(proxy, lines));
      thread.setDaemon(true);
      thread.start();
      Map<String, String> variables =
          Map.of("HTTPS_PROXY", "http://u:pw@127.0.0.1:" + proxy.getLocalPort() + "/");
      assertThatThrownBy(() -> downloader(variables).get("https://upstream.invalid/foo", "f", 100))
          .isInstanceOf(RdopkgException.class);
    }
    assertThat(lines).contains("CONNECT upstream.invalid:443 HTTP/1.1");
    assertThat(lines).as("not asked for").noneMatch(line -> line.contains("dTpwdw=="));
  }

  private static void refuseTunnels(ServerSocket proxy, List<String> lines) {
    try {
      while (!proxy.isClosed()) {
        try (Socket socket = proxy.accept()) {
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
          for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.add(line);
          }
          socket
              .getOutputStream()
              .write(
                  "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      return; // closed: the test is over
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', a.example.com, proxy",
    "'*', a.example.com, direct",
    "example.com, a.example.com, direct",
    ".example.com, a.example.com, direct",
    ".example.com, example.com, direct",
    "ample.com, example.com, proxy",
    "'localhost, example.com', a.example.com, direct",
    "example.com:8080, a.example.com, proxy",
    "example.com:81, a.example.com:81, direct",
    "127.0.0.1, 127.0.0.1:81, direct"
  })
  void someHostsNeedNoProxy(String noProxy, String host, String way) {
    Map<String, String> variables = Map.of("all_proxy", "socks5://p:1", "no_proxy", noProxy);
    Proxies proxies = new Proxies(environment(variables));
    assertThat(proxies.route(URI.create("http://" + host + "/")).equals(Proxies.Route.DIRECT))
        .isEqualTo(way.equals("direct"));
  }

  @Test
  void upperCaseHttpProxyIsNotTrusted() {
    Proxies proxies = new Proxies(environment(Map.of("HTTP_PROXY", "http://evil:1")));
    assertThat(proxies.route(URI.create("http://a/"))).isEqualTo(Proxies.Route.DIRECT);
    assertThatThrownBy(
            () ->
                new Proxies(environment(Map.of("http_proxy", "http://x:y@")))
                    .route(URI.create("http://a/")))
        .hasMessageContaining("no usable proxy");
  }

  @Test
  void loginsAreForOneHostAndNeverShown() {
    List<String> seen = new ArrayList<>();
    try (WebServer other = new WebServer()) {
      other.on("/f", e -> seen.add("" + e.getRequestHeaders().getFirst("Authorization")));
      server.on(
          "/f",
          e -> {
            seen.add(e.getRequestHeaders().getFirst("Authorization"));
            e.getResponseHeaders().set("Location", other.url("/f"));
            WebServer.status(e, 302);
          });
      String url = server.url("/f").replace("http://", "http://me:secret@");
      assertThatThrownBy(() -> downloader(Map.of()).get(url, "f", 9))
          .isInstanceOfSatisfying(
              RdopkgException.class,
              e -> assertThat(e.what() + e.why()).doesNotContain("secret").contains("***@"));
      assertThat(seen.get(0)).isEqualTo("Basic bWU6c2VjcmV0");
      assertThat(seen.get(1)).isEqualTo("null");
    }
  }

  @Test
  void copiesFilesOfThisMachine() throws IOException {
    Path file = Files.write(folder.resolve("a b"), noise(100));
    String url = "file://" + file;
    assertThat(read(downloader(Map.of()).get(url, "f", 100))).isEqualTo(noise(100));
    for (String wrong :
        List.of(
            "file:///nowhere/at/all", "file://host/x", "file:///etc", "file:x", "file:///a%00b")) {
      assertThatThrownBy(() -> downloader(Map.of()).get(wrong, "f", 100))
          .isInstanceOf(RdopkgException.class);
    }
  }

  @Test
  void getsFilesFromFtpServers() throws IOException {
    try (FtpServer ftp = new FtpServer(Map.of("/pub/foo.tar.gz", noise(70_000)))) {
      String url = "ftp://127.0.0.1:" + ftp.port() + "/pub/";
      assertThat(read(downloader(Map.of()).get(url + "foo.tar.gz", "f", 100_000)))
          .isEqualTo(noise(70_000));
      assertThatThrownBy(() -> downloader(Map.of()).get(url + "bar", "f", 100_000))
          .isInstanceOfSatisfying(
              RdopkgException.class, e -> assertThat(e.why().get()).contains("no such file"));
      assertThatThrownBy(() -> downloader(Map.of()).get(url, "f", 100_000))
          .isInstanceOfSatisfying(
              RdopkgException.class, e -> assertThat(e.why().get()).contains("a folder"));
    }
  }

  @Test
  void otherSchemesAreRefused() {
    for (String url :
        List.of("gopher://a/b", "ssh://a/b", "jar:file:///x!/y", "//a/b", "http://[x")) {
      assertThatThrownBy(() -> downloader(Map.of()).get(url, "f", 9))
          .isInstanceOf(RdopkgException.class);
    }
  }

  @Test
  void twoAtATimeDoNotMix() throws IOException {
    server.file("/f", noise(10));
    get("/f");
    Path part;
    try (var files = Files.list(folder.resolve("parts"))) {
      part = files.findFirst().orElseThrow();
    }
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.lock();
      assertThatThrownBy(() -> get("/f")).hasMessageContaining("Somebody else");
    }
    assertThat(get("/f")).isEqualTo(noise(10));
  }

  @Test
  void oldRemainsGo() throws IOException {
    Path parts = Files.createDirectories(folder.resolve("parts"));
    Path old = Files.writeString(parts.resolve("aa.part"), "x");
    Files.setLastModifiedTime(old, FileTime.fromMillis(0));
    Path young = Files.writeString(parts.resolve("bb.part"), "x");
    server.file("/f", noise(10));
    get("/f");
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void movesIntoPlaceOverWhatIsThere() throws IOException {
    server.file("/f", noise(10));
    Path target = Files.writeString(folder.resolve("foo"), "old");
    downloader(Map.of()).get(server.url("/f"), "f", 100).moveTo(target);
    assertThat(Files.readAllBytes(target)).isEqualTo(noise(10));
    try (var files = Files.list(folder.resolve("parts"))) {
      assertThat(files).isEmpty();
    }
  }

  private byte[] get(String path) {
    return read(downloader(Map.of()).get(server.url(path), "f", 1 << 20));
  }

  private void refused(String path, String why) {
    assertThatThrownBy(() -> get(path))
        .isInstanceOfSatisfying(
            RdopkgException.class,
            e -> {
              assertThat(e.what()).contains("can't download " + server.url(path));
              assertThat(e.why().get()).contains(why);
            });
  }

  private static byte[] read(Downloaded downloaded) {
    try {
      return Files.readAllBytes(downloaded.file());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Downloader downloader(Map<String, String> variables) {
    return new Downloader(
        environment(variables),
        folder.resolve("parts"),
        QUICK,
        new DownloadListener() {
          @Override
          public void progress(String name, long done, long total) {
            progress.add(done);
          }

          @Override
          public void retrying(String line) {
            told.add(line);
          }
        });
  }

  private Environment environment(Map<String, String> variables) {
    return new Environment(
        new HashMap<>(variables), folder, folder, Clock.systemUTC(), Terminal.none());
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
