package org.rdopkg.service.repodata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.DownloadListener;
import org.rdopkg.io.DownloadPatience;
import org.rdopkg.io.Environment;
import org.rdopkg.sources.Checksum;
import org.rdopkg.testkit.TempGit;
import org.rdopkg.testkit.WebServer;

class RepodataQueryTest {
  private static final DownloadPatience HURRY =
      new DownloadPatience(
          1,
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  @TempDir Path folder;

  private final WebServer server = new WebServer();
  private final List<RepodataQuery.Old> old = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();
  private final DownloadListener read =
      new DownloadListener() {
        @Override
        public void progress(String name, long done, long total) {
          progress.add(name + " " + done * 100 / total + "%");
        }

        @Override
        public void retrying(String line) {
          progress.add(line);
        }
      };

  @AfterEach
  void stop() {
    server.close();
  }

  private RepodataQuery query(Duration later) {
    Environment environment =
        new Environment(
            Map.of(),
            folder,
            folder,
            Clock.fixed(TempGit.NOW.plus(later), ZoneOffset.UTC),
            Environment.ofSystem().terminal());
    return new RepodataQuery(
        new RepodataCache(
            environment,
            folder.resolve("cache"),
            Duration.ofMinutes(10),
            HURRY,
            DownloadListener.none()),
        old::add,
        read);
  }

  private Map<String, PackageBuild> ask(String url, String... names) {
    return query(Duration.ZERO).newest(new PackageRepository("the repo", url), Set.of(names));
  }

  @Test
  void realRepositoriesAreReadInEveryCompression() throws Exception {
    TestRepositories made = new TestRepositories(folder);
    Path top =
        made.packages(
            "repo",
            "python3-six 0:1.16.0-3 python-six = 1.16.0",
            "python3-oslo-config 2:9.0~rc1-1",
            "other 0:1-1");
    for (String compression : List.of("gz", "xz", "zst", "bz2")) {
      made.index(top, compression);
      TestRepositories.serve(server, "/" + compression, top);
      realRepository(server.url("/" + compression + "/"));
    }
    realRepository(top.toUri().toString());
  }

  private void realRepository(String url) {
    Map<String, PackageBuild> found =
        ask(url, "python3-six", "python-six", "python3-oslo-config", "repo-test", "none");
    assertThat(found.keySet())
        .containsExactlyInAnyOrder("python3-six", "python-six", "python3-oslo-config");
    assertThat(found.get("python3-oslo-config"))
        .isEqualTo(new PackageBuild("python3-oslo-config", "2", "9.0~rc1", "1"));
    assertThat(found.get("python-six").nvr()).isEqualTo("python3-six-1.16.0-3");
  }

  @Test
  void aLongListIsToldOfWhileItIsRead() {
    StringBuilder packages = new StringBuilder("<metadata>");
    for (int i = 0; i < 3000; i++) {
      packages.append("<package><name>n%d</name><arch>noarch</arch></package>".formatted(i));
    }
    String url = repository("/long", packages + "</metadata>");
    assertThat(ask(url, "n2999")).containsOnlyKeys("n2999");
    assertThat(progress)
        .startsWith("reading the repo 0%")
        .endsWith("reading the repo 100%")
        .hasSizeGreaterThan(3);
  }

  /** Metadata written by hand. */
  private String repository(String path, String primary) {
    return repository(path, primary, "repodata/primary.xml", Integer.MAX_VALUE);
  }

  private String repository(String path, String primary, String href, int size) {
    byte[] content = primary.getBytes(StandardCharsets.UTF_8);
    String sum = Checksum.of(content, Checksum.Algorithm.SHA256).hex();
    String repomd =
        "<repomd><data type=\"other\"><location href=\"x\"/></data><data type=\"primary\">"
            + "<checksum type=\"sha256\">%s</checksum><open-checksum type=\"sha256\">0</open-checksum>"
                .formatted(sum)
            + "<location href=\"%s\"/><size>%d</size></data></repomd>"
                .formatted(href, Math.min(size, content.length));
    server.file(path + "/repodata/repomd.xml", repomd.getBytes(StandardCharsets.UTF_8));
    server.file(path + "/repodata/primary.xml", content);
    return server.url(path);
  }

  private static String packages(String... nameAndEvr) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><metadata xmlns=\"x\">");
    for (String one : nameAndEvr) {
      String[] w = one.split(" ", -1);
      xml.append(
          ("<package type=\"rpm\"><name>%s</name><arch>%s</arch>"
                  + "<version epoch=\"%s\" ver=\"%s\" rel=\"%s\"/><format xmlns:rpm=\"y\">"
                  + "<rpm:requires><rpm:entry name=\"wanted\"/></rpm:requires>"
                  + "<rpm:provides><rpm:entry name=\"%s\"/></rpm:provides></format></package>")
              .formatted(w[0], w.length > 5 ? w[5] : "noarch", w[1], w[2], w[3], w[4]));
    }
    return xml.append("</metadata>").toString();
  }

  @Test
  void theNewestBuildCountsAndAPackageGoesBeforeAProvider() {
    String url =
        repository(
            "/r",
            packages(
                "a 0 1.9 1 virtual",
                "a 0 1.10 1 virtual",
                "a 0 1.10~rc1 1 x",
                "a 0 99 1 x src",
                "b 1 0.1 1 a",
                "virtual 0 0.5 1 x"));
    Map<String, PackageBuild> found = ask(url, "a", "virtual", "x", "wanted");
    assertThat(found.get("a").nvr()).isEqualTo("a-1.10-1");
    assertThat(found.get("virtual").nvr()).isEqualTo("virtual-0.5-1");
    assertThat(found).doesNotContainKey("wanted");
  }

  @Test
  void whatIsFreshIsNotFetchedAgainAndWhatIsOldOnlyWhenItChanged() {
    String url = repository("/r", packages("a 0 1 1 x"));
    ask(url, "a");
    assertThat(server.requests())
        .containsExactly("/r/repodata/repomd.xml", "/r/repodata/primary.xml");
    ask(url, "a");
    assertThat(server.requests()).hasSize(2);
    PackageRepository repository = new PackageRepository("r", url);
    query(Duration.ofMinutes(11)).newest(repository, Set.of("a"));
    assertThat(server.requests()).hasSize(3).last().isEqualTo("/r/repodata/repomd.xml");
    repository("/r", packages("a 0 2 1 x"));
    assertThat(query(Duration.ofMinutes(30)).newest(repository, Set.of("a")).get("a").version())
        .isEqualTo("2");
    assertThat(lists()).isEqualTo(1);
  }

  private long lists() {
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      return files.filter(file -> file.toString().endsWith("-primary")).count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void withoutTheNetworkWhatIsKeptIsTakenWithItsAge() {
    String url = repository("/r", packages("a 0 1 1 x"));
    ask(url, "a");
    server.on("/r/repodata/repomd.xml", exchange -> WebServer.status(exchange, 503));
    PackageRepository repository = new PackageRepository("r", url);
    assertThat(query(Duration.ofHours(3)).newest(repository, Set.of("a"))).containsKey("a");
    assertThat(old).singleElement().satisfies(o -> assertThat(o.kept().age()).hasHours(3));
    assertThatThrownBy(() -> ask(server.url("/nowhere"), "a"))
        .isInstanceOf(RdopkgException.class)
        .hasMessageContaining("can't download");
  }

  @Test
  void aListWithAnotherChecksumIsRefusedAndTheOldOneKept() {
    String url = repository("/r", packages("a 0 1 1 x"));
    ask(url, "a");
    repository("/r", packages("a 0 2 1 x"));
    server.file("/r/repodata/primary.xml", packages("a 0 3 1 x").getBytes(StandardCharsets.UTF_8));
    PackageRepository repository = new PackageRepository("r", url);
    assertThat(query(Duration.ofHours(1)).newest(repository, Set.of("a")).get("a").version())
        .isEqualTo("1");
    assertThat(old.get(0).kept().failure().orElseThrow().why().orElseThrow()).contains("checksum");
  }

  @Test
  void aListThatIsLongerThanAnnouncedIsRefused() {
    String url = repository("/r", packages("a 0 1 1 x"), "repodata/primary.xml", 100);
    assertThatThrownBy(() -> ask(url, "a")).isInstanceOf(RdopkgException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../primary.xml", "/etc/passwd", "http://x/y", "a/../../x", "", "a b", "x?y"})
  void aListElsewhereIsRefused(String href) {
    String url = repository("/r", packages("a 0 1 1 x"), href, 1000);
    assertThatThrownBy(() -> ask(url, "a"))
        .isInstanceOf(RdopkgException.class)
        .hasMessageContaining("Not the metadata of a repository");
  }

  @Test
  void entitiesAreNeitherFetchedNorExpanded() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret-version");
    String external =
        "<!DOCTYPE m [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri())
            + packages("a 0 1 1 x")
                .substring("<?xml version=\"1.0\"?>".length())
                .replace(">a<", ">&e;<");
    String url = repository("/external", external);
    try {
      assertThat(ask(url, "a", "secret-version")).isEmpty();
    } catch (RdopkgException e) {
      assertThat(e.what()).contains("Can't read");
    }
    StringBuilder bomb = new StringBuilder("<!DOCTYPE m [<!ENTITY a0 \"aaaaaaaaaa\">");
    for (int i = 1; i < 12; i++) {
      bomb.append("<!ENTITY a%d \"%s\">".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
    }
    bomb.append("]><metadata><package><name>&a11;</name></package></metadata>");
    String hostile = repository("/bomb", bomb.toString());
    try {
      assertThat(ask(hostile, "a")).isEmpty();
    } catch (RdopkgException e) {
      assertThat(e.what()).contains("Can't read");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<metadata><package>", "no xml", "\u001f\u008b\b", "<a>&undefined;</a>"})
  void brokenListsAreErrorsAndNotBugs(String primary) {
    String url = repository("/r", primary);
    assertThatThrownBy(() -> ask(url, "a")).isInstanceOf(RdopkgException.class);
  }

  @Test
  void aLargeListIsReadAsAStream() {
    StringBuilder xml = new StringBuilder("<metadata>");
    String one =
        packages("other 0 1 1 x")
            .replaceAll("(?s)^.*<metadata xmlns=\"x\">|</metadata>$", "")
            .replace(
                "</name>", "</name><description>" + "&amp;text ".repeat(400) + "</description>");
    for (int i = 0; i < 5_000; i++) {
      xml.append(one);
    }
    String last = packages("a 0 7 1 x").replaceAll("(?s)^.*<metadata xmlns=\"x\">", "");
    String url = repository("/r", xml.append(last).toString());
    assertThat(ask(url, "a").get("a").version()).isEqualTo("7");
  }
}
