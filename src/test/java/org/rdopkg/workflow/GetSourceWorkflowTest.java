package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdopkg.sources.Checksum;
import org.rdopkg.testkit.Distgit;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Srpm;
import org.rdopkg.testkit.Tools;
import org.rdopkg.testkit.WebServer;

/** Sources come from where they should, and only when they are right. */
class GetSourceWorkflowTest {
  private static final byte[] TAR = "hi\n".getBytes(StandardCharsets.UTF_8);

  private final WebServer server = new WebServer();
  @TempDir Path temp;

  @AfterEach
  void stop() {
    server.close();
  }

  private Distgit foo(String... sources) {
    return distgit("foo")
        .spec(
            text ->
                text.replaceAll(
                    "Source0:.*\n", String.join("\n", sources).replace("$", "\\$") + "\n"));
  }

  private String source(int number, String path) {
    return "Source" + number + ": " + server.url(path);
  }

  private static String line(String name, byte[] content) {
    return "SHA512 ("
        + name
        + ") = "
        + Checksum.of(content, Checksum.Algorithm.SHA512).hex()
        + "\n";
  }

  private static String old(String name, byte[] content) {
    return Checksum.of(content, Checksum.Algorithm.MD5).hex() + "  " + name + "\n";
  }

  /** As the reference run get_source_http. */
  @Test
  void getsTheFirstSourceOnce() {
    server.file("/foo-1.2.3.tar.gz", TAR);
    DistgitRepo repo = foo(source(0, "/%{name}-%{version}.tar.gz")).create();
    repo.run("get-source")
        .exits(0)
        .outIs("")
        .errContains("foo-1.2.3.tar.gz downloaded from " + server.url("/foo-1.2.3.tar.gz"));
    assertThat(repo.git().read("foo-1.2.3.tar.gz")).isEqualTo("hi\n");
    assertThat(repo.git().git("status", "--porcelain")).isEqualTo("?? foo-1.2.3.tar.gz");
    repo.run("get-source").exits(0).outIs("").errContains("foo-1.2.3.tar.gz already present");
    assertThat(server.requests()).hasSize(1);
  }

  /** As the reference run get_source_file. */
  @Test
  void copiesFilesOfThisMachine() throws IOException {
    Path file = Files.write(temp.resolve("foo-1.2.3.tar.gz"), TAR);
    DistgitRepo repo =
        foo("Source0: file://" + file.toString().replace("1.2.3", "%{version}")).create();
    repo.run("get-source").exits(0);
    assertThat(repo.git().read("foo-1.2.3.tar.gz")).isEqualTo("hi\n");
  }

  @Test
  void whatIsNotThereIsAnError() {
    foo(source(0, "/missing.tar.gz"))
        .create()
        .run("get-source")
        .exits(1)
        .errContains("error: can't download " + server.url("/missing.tar.gz"), "HTTP status 404")
        .nothingChanged();
  }

  @ParameterizedTest
  @CsvSource({
    "/a/v%{version}.tar.gz#/%{name}-%{version}.tar.gz, /a/v1.2.3.tar.gz, foo-1.2.3.tar.gz",
    "/get?id=7&f=#/foo.tgz, /get, foo.tgz",
    "/r/archive/refs/tags/v1/%{name}-1.tar.gz, /r/archive/refs/tags/v1/foo-1.tar.gz, foo-1.tar.gz",
    "/-/archive/1.2.3/foo-1.2.3.tar.bz2, /-/archive/1.2.3/foo-1.2.3.tar.bz2, foo-1.2.3.tar.bz2",
    "/a/foo.tgz#name, /a/foo.tgz, foo.tgz#name"
  })
  void fileNamesAreThoseThatRpmLooksFor(String written, String asked, String name) {
    server.file(asked, TAR);
    DistgitRepo repo = foo(source(0, written)).create();
    repo.run("get-source").exits(0);
    assertThat(repo.git().read(name)).isEqualTo("hi\n");
  }

  @Test
  void theLookasideCacheComesFirst() {
    String sum = Checksum.of(TAR, Checksum.Algorithm.SHA512).hex();
    server.file("/cache/foo/foo-1.tar.gz/sha512/" + sum + "/foo-1.tar.gz", TAR);
    server.file("/up/foo-1.tar.gz", "other".getBytes(StandardCharsets.UTF_8));
    DistgitRepo repo =
        foo(source(0, "/up/foo-1.tar.gz")).file("sources", line("foo-1.tar.gz", TAR)).create();
    repo.git().git("config", "rdopkg.lookaside", server.url("/cache"));
    repo.run("get-source").exits(0).errContains("sha512 is right");
    assertThat(server.requests()).singleElement().asString().startsWith("/cache/");
  }

  @Test
  void upstreamHelpsOutWhenTheCacheHasNothing() {
    server.file("/up/foo-1.tar.gz", TAR);
    DistgitRepo repo =
        foo(source(0, "/up/foo-1.tar.gz")).file("sources", old("foo-1.tar.gz", TAR)).create();
    repo.git().git("config", "rdopkg.lookaside", server.url("/c/{name}/{type}/{hash}/{file}"));
    repo.run("get-source").exits(0).errContains("HTTP status 404", "md5 is right");
    assertThat(server.requests().get(0))
        .isEqualTo(
            "/c/foo/md5/" + Checksum.of(TAR, Checksum.Algorithm.MD5).hex() + "/foo-1.tar.gz");
  }

  @Test
  void aWrongChecksumNeverGetsIn() {
    server.file("/foo-1.tar.gz", "evil".getBytes(StandardCharsets.UTF_8));
    DistgitRepo repo =
        foo(source(0, "/foo-1.tar.gz")).file("sources", line("foo-1.tar.gz", TAR)).create();
    repo.run("get-source")
        .exits(1)
        .errContains("is not what `sources` says", "its sha512 is ")
        .nothingChanged();
    server.file("/foo-1.tar.gz", TAR);
    repo.run("get-source").exits(0);
    assertThat(repo.git().read("foo-1.tar.gz")).isEqualTo("hi\n");
  }

  @Test
  void aFileThatIsThereButWrongIsReplacedOnlyWhenAsked() {
    server.file("/foo-1.tar.gz", TAR);
    DistgitRepo repo =
        foo(source(0, "/foo-1.tar.gz")).file("sources", line("foo-1.tar.gz", TAR)).create();
    repo.git().write("foo-1.tar.gz", "mine");
    repo.run("get-source").exits(1).errContains("not what `sources` says", "--force");
    assertThat(repo.git().read("foo-1.tar.gz")).isEqualTo("mine");
    repo.run("get-source", "-f").exits(0);
    assertThat(repo.git().read("foo-1.tar.gz")).isEqualTo("hi\n");
  }

  @Test
  void allGetsEverySourceAndWhatTheListKnows() {
    byte[] data = "data".getBytes(StandardCharsets.UTF_8);
    server.file("/foo.tar.gz", TAR).file("/other.zip", data);
    server.on("/c/old.tgz", e -> WebServer.serve(e, data, "\"x\""));
    DistgitRepo repo =
        foo(
                source(0, "/foo.tar.gz"),
                "Source1: local.conf",
                "%if 0",
                source(2, "/never"),
                "%endif",
                source(3, "/other.zip"),
                source(4, "/missing"))
            .file("local.conf", "x\n")
            .file("sources", line("old.tgz", data) + old("foo.tar.gz", TAR))
            .create();
    repo.git().git("config", "rdopkg.lookaside", server.url("/c/{file}#{hash}"));
    JsonObject json =
        JsonParser.parseString(repo.run("get-source", "--all", "--json").exits(1).out())
            .getAsJsonObject();
    assertThat(json.getAsJsonArray("sources"))
        .map(e -> e.getAsJsonObject())
        .extracting(e -> e.get("number") + " " + e.get("name") + " " + e.get("state"))
        .containsExactly(
            "0 \"foo.tar.gz\" \"downloaded\"",
            "1 \"local.conf\" \"present\"",
            "3 \"other.zip\" \"downloaded\"",
            "4 \"missing\" \"failed\"",
            "null \"old.tgz\" \"downloaded\"");
    assertThat(repo.git().read("old.tgz")).isEqualTo("data");
    assertThat(server.requests()).doesNotContain("/never");
  }

  @Test
  void whatCannotBeHadIsSaid() {
    foo("Source0: gone.tar.gz")
        .create()
        .run("get-source")
        .exits(1)
        .errContains("gone.tar.gz is not here", "its Source is no URL")
        .nothingChanged();
    foo("Source0: gone.tar.gz")
        .file("sources", line("gone.tar.gz", TAR))
        .create()
        .run("get-source")
        .exits(1)
        .errContains("which cache it is in is not known", "rdopkg.lookaside")
        .nothingChanged();
    foo("Source0: https://x.invalid/%(date).tar.gz")
        .create()
        .run("get-source")
        .exits(1)
        .errContains("can't know Source0")
        .nothingChanged();
    foo("").create().run("get-source").exits(1).errContains("The spec has no Source");
    foo("Source0: gopher://a/b.tgz").create().run("get-source").exits(1).errContains("gopher");
  }

  @Test
  void hostileNamesAndListsAreRefused() {
    foo("Source0: http://127.0.0.1/..").create().run("get-source").exits(1).nothingChanged();
    foo("Source0: http://127.0.0.1/x#/.git")
        .create()
        .run("get-source")
        .exits(1)
        .errContains("Refused to touch file")
        .nothingChanged();
    for (String bad : List.of("../x", "a/b", "..")) {
      foo("Source0: a")
          .file("sources", line(bad, TAR))
          .create()
          .run("get-source")
          .exits(1)
          .errContains("can't read line 1 of sources")
          .nothingChanged();
    }
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    server.file("/foo.tar.gz", TAR);
    DistgitRepo repo = foo(source(0, "/foo.tar.gz")).create();
    Path outside = Files.writeString(temp.resolve("outside"), "mine");
    Files.createSymbolicLink(repo.top().resolve("foo.tar.gz"), outside);
    repo.run("get-source", "--force").exits(1).errContains("is in the way");
    assertThat(outside).hasContent("mine");
  }

  @Test
  void rhpkgsOwnConfigurationNamesTheCache() throws IOException {
    String sum = Checksum.of(TAR, Checksum.Algorithm.SHA512).hex();
    server.file("/repo/rpms/foo/foo.tgz/sha512/" + sum + "/foo.tgz", TAR);
    Files.writeString(
        temp.resolve("rhpkg.conf"),
        "[rhpkg]\nlookaside = " + server.url("/repo") + "\nlookaside_namespaced = True\n");
    foo("Source0: foo.tgz")
        .branch("rhos-5.0-rhel-7")
        .file("sources", line("foo.tgz", TAR))
        .create()
        .with("RDOPKG_RPKG_CONFIG", temp.toString())
        .run("get-source")
        .exits(0);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aKilledRunIsGoneOnWith() throws Exception {
    byte[] content = Srpm.noise(300_000);
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    server.on(
        "/foo.tar.gz",
        e -> {
          WebServer.cut(e, content, "\"t\"", 200_000);
          sent.countDown();
          await(over);
        });
    DistgitRepo repo = foo(source(0, "/foo.tar.gz")).create();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder program =
        new ProcessBuilder(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath(),
            "org.rdopkg.Main",
            "get-source");
    program.environment().clear();
    program.environment().putAll(repo.git().environment().variables());
    Process process =
        program
            .directory(repo.top().toFile())
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("out").toFile())
            .start();
    await(sent);
    Path parts = repo.top().resolve(".git/rdopkg/downloads");
    waitForBytes(parts);
    process.destroyForcibly().waitFor();
    over.countDown();
    repo.repo().isClean();
    server.on("/foo.tar.gz", e -> WebServer.serve(e, content, "\"t\""));
    repo.run("get-source").exits(0);
    assertThat(Files.readAllBytes(repo.top().resolve("foo.tar.gz"))).isEqualTo(content);
    assertThat(server.requests()).last().asString().matches("/foo.tar.gz bytes=[1-9]\\d*-");
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(":", -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(":"));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void waitForBytes(Path parts) throws Exception {
    for (int i = 0; i < 600; i++) {
      if (Files.isDirectory(parts)) {
        try (var files = Files.newDirectoryStream(parts, "*.part")) {
          for (Path part : files) {
            if (Files.size(part) > 0) {
              return;
            }
          }
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("nothing arrived");
  }

  // -------------------------------------------------------------------------------- signatures

  private DistgitRepo signed(Path keys, byte[] signature, byte[] content) throws IOException {
    server.file("/foo.tar.gz", content).file("/foo.tar.gz.asc", signature);
    DistgitRepo repo =
        foo(source(0, "/foo.tar.gz"), source(1, "/foo.tar.gz.asc"), "Source2: keys.asc")
            .spec(
                text ->
                    text.replace(
                        "%prep\n",
                        "%prep\n%{gpgverify} --keyring='%{SOURCE2}' --signature='%{SOURCE1}'"
                            + " --data='%{SOURCE0}'\n"))
            .create();
    Files.copy(keys, repo.top().resolve("keys.asc"));
    return repo;
  }

  private Path key(String name) throws IOException {
    Tools.need("gpg", "gpgv");
    Path home = Files.createDirectories(temp.resolve(name));
    Tools.run(home, "chmod", "700", ".");
    gpg(home, "--quick-gen-key", name + " <" + name + "@example.com>", "ed25519", "sign", "never");
    Files.write(temp.resolve(name + ".asc"), gpg(home, "--armor", "--export"));
    return home;
  }

  private static byte[] gpg(Path home, String... words) {
    String[] all = new String[words.length + 6];
    System.arraycopy(
        new String[] {"gpg", "--batch", "--pinentry-mode", "loopback", "--passphrase", ""},
        0,
        all,
        0,
        6);
    System.arraycopy(words, 0, all, 6, words.length);
    try {
      return Tools.run(home, Map.of("GNUPGHOME", home.toString()), all);
    } finally {
      Tools.run(home, Map.of("GNUPGHOME", home.toString()), "gpgconf", "--kill", "all");
    }
  }

  @Test
  void upstreamsSignatureIsChecked() throws IOException {
    Path home = key("upstream");
    Files.write(home.resolve("f"), TAR);
    byte[] signature = gpg(home, "--armor", "--detach-sign", "-o", "-", "f");
    DistgitRepo repo = signed(temp.resolve("upstream.asc"), signature, TAR);
    repo.run("get-source").exits(0).errContains("signed by upstream <upstream@example.com>");
    assertThat(repo.git().read("foo.tar.gz")).isEqualTo("hi\n");
    assertThat(Files.exists(repo.top().resolve("foo.tar.gz.asc"))).isTrue();

    DistgitRepo evil =
        signed(temp.resolve("upstream.asc"), signature, "evil".getBytes(StandardCharsets.UTF_8));
    evil.run("get-source")
        .exits(1)
        .errContains("The signature of foo.tar.gz is not good", "does not belong to this file");
    assertThat(Files.exists(evil.top().resolve("foo.tar.gz"))).isFalse();
    evil.run("get-source", "--no-signature").exits(0);
    evil.run("get-source").exits(1).errContains("is not good");

    key("stranger");
    signed(temp.resolve("stranger.asc"), signature, TAR)
        .run("get-source")
        .exits(1)
        .errContains("a key that is not in the package's keyring");
  }

  @Test
  void aSpecThatGoesInCirclesEnds() {
    Tools.need("gpgv");
    server.file("/foo.tar.gz", TAR);
    foo(source(0, "/foo.tar.gz"))
        .spec(
            text ->
                text.replace(
                    "%prep\n",
                    "%prep\n%{gpgverify} --keyring='%{SOURCE0}' --signature='%{SOURCE0}'"
                        + " --data='%{SOURCE0}'\n"))
        .create()
        .run("get-source")
        .exits(1)
        .errContains("The signature of foo.tar.gz is not good");
  }

  @Test
  void aMissingKeyringIsToldOnce() {
    Tools.need("gpgv");
    server.file("/foo.tar.gz", TAR).file("/foo.tar.gz.asc", TAR);
    DistgitRepo repo =
        foo(source(0, "/foo.tar.gz"), source(1, "/foo.tar.gz.asc"), "Source2: keys.asc")
            .spec(
                text ->
                    text.replace(
                        "%prep\n",
                        "%prep\n%{gpgverify} --keyring='%{SOURCE2}' --signature='%{SOURCE1}'"
                            + " --data='%{SOURCE0}'\n"))
            .create();
    String unlisted = "its Source is no URL, and `sources` does not list it\n";
    String again = "fix:   git checkout HEAD -- keys.asc   # if it was once committed\n";
    String without =
        "fix:   rdopkg get-source --no-signature   # downloads without checking who made it\n";
    repo.run("get-source")
        .exits(1)
        .errIs(
            "error: The signature of foo.tar.gz can't be checked\n"
                + "why:   keys.asc is not here: "
                + unlisted
                + again
                + without);
    repo.run("get-source", "--all")
        .exits(1)
        .errIs(
            "error: The signature of foo.tar.gz can't be checked\n"
                + "why:   keys.asc is not here\n"
                + without
                + "foo.tar.gz.asc downloaded from "
                + server.url("/foo.tar.gz.asc")
                + "\n"
                + "error: keys.asc is not here\n"
                + "why:   "
                + unlisted
                + again);
  }

  @Test
  void aKeyringThatStandsBeforeTheArchiveIsToldOnceToo() {
    Tools.need("gpgv");
    server.file("/foo.tar.gz", TAR);
    String prep =
        "%prep\n%{gpgverify} --keyring='%{SOURCE0}' --signature='%{SOURCE2}' --data='%{SOURCE1}'\n";
    foo("Source0: keys.asc", source(1, "/foo.tar.gz"), "Source2: foo.tar.gz.asc")
        .spec(text -> text.replace("%prep\n", prep))
        .create()
        .run("get-source", "--all")
        .exits(1)
        .errContains(
            """
            error: keys.asc is not here
            why:   its Source is no URL\
            """,
            """
            error: The signature of foo.tar.gz can't be checked
            why:   keys.asc is not here
            fix:\
            """,
            "error: foo.tar.gz.asc is not here");
  }

  @Test
  void aSignatureThatCantBeHadIsAskedForOnce() throws IOException {
    key("upstream");
    DistgitRepo repo = signed(temp.resolve("upstream.asc"), new byte[0], TAR);
    List<String> asked = new ArrayList<>();
    server.on(
        "/foo.tar.gz.asc",
        e -> {
          asked.add(e.getRequestURI().getPath());
          WebServer.status(e, 404);
        });
    repo.run("get-source", "--all").exits(1).errContains("can't be checked");
    assertThat(asked).hasSize(1);
  }

  @Test
  void aMissingSignatureIsNotSkipped() throws IOException {
    key("upstream");
    DistgitRepo repo = signed(temp.resolve("upstream.asc"), new byte[0], TAR);
    server.on("/foo.tar.gz.asc", e -> WebServer.status(e, 404));
    repo.run("get-source")
        .exits(1)
        .errContains("can't download", "foo.tar.gz.asc", "get-source --no-signature");
    assertThat(Files.exists(repo.top().resolve("foo.tar.gz"))).isFalse();
  }

  @Test
  void withoutGpgvItIsSaid() throws IOException {
    Path keys = Files.writeString(temp.resolve("k"), "x");
    Path bin = Files.createDirectories(temp.resolve("bin"));
    DistgitRepo repo = signed(keys, new byte[0], TAR).with("PATH", bin.toString());
    repo.run("get-source")
        .exits(0)
        .errContains("warning: the signature of foo.tar.gz is not checked: gpgv is not installed");
  }
}
