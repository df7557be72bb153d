package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.io.Environment;
import org.rdopkg.io.Terminal;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.GitDaemon;
import org.rdopkg.testkit.Golden;
import org.rdopkg.testkit.Run;
import org.rdopkg.testkit.StaticServer;
import org.rdopkg.testkit.TempGit;

/** {@code rdopkg info}, {@code findpkg}, {@code release} and the two diffs, from end to end. */
class InfoActionsTest {
  private static final Path SAMPLE =
      Path.of("src/test/resources/org/rdopkg/service/distroinfo/sample").toAbsolutePath();

  private final DistgitRepo folder = DistgitRepo.folder();

  private Run local(String action, String... more) {
    return folder.run(
        Stream.concat(Stream.of(action, "-l", SAMPLE.toString(), "-i", "full.yml"), Stream.of(more))
            .toArray(String[]::new));
  }

  /** A repository of metadata beside the folder, and settings that name it. */
  private TempGit repository() {
    TempGit git = TempGit.init(folder.git().home(), "meta");
    copy(git.top());
    git.commitAll("first");
    source("file://" + git.top());
    return git;
  }

  private static void copy(Path to) {
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(SAMPLE.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void source(String url) {
    folder.git().git("config", "--global", "rdopkg.distroinfo", "RDO full.yml " + url);
  }

  private Run later(Duration time, String... args) {
    Environment now = folder.git().environment();
    return folder.run(
        new Environment(
            now.variables(),
            now.home(),
            now.workingDirectory(),
            Clock.fixed(TempGit.NOW.plus(time), ZoneOffset.UTC),
            now.terminal()),
        "",
        args);
  }

  @Test
  void summary() {
    local("info").exits(0).errIsEmpty().outIs(Golden.golden("info/summary"));
  }

  @Test
  void packages() {
    local("info", ".").exits(0).errIsEmpty().outIs(Golden.golden("info/packages"));
    local("info", "-t", "two", "compute").exits(0).outIs(Golden.golden("info/tagged"));
    local("info", "cloud", "maintainers:two@")
        .exits(0)
        .outContains("1 packages found:\n\nname: cloud-imaging\n");
    local("info", "tags:one", "tags:~two").exits(0).outContains("1 packages", "python-Client-Lib");
  }

  @Test
  void nothingFound() {
    local("info", "zzzz").exits(0).outIs("No packages match your filter.\n");
    local("info", "no:such").exits(0).outIs("No packages match your filter.\n");
    local("findpkg", "zzzz")
        .exits(1)
        .outIs("")
        .errContains("No package found in distroinfo for query: zzzz\n");
    local("findpkg", "-s", "cloud-comput")
        .exits(1)
        .errContains("for query: cloud-comput\n", "did you mean cloud-compute?");
    local("release", "-r", "zzz").exits(0).outIs("No release match your filter.\n");
    local("release", "-s", "nope").exits(0).outIs("No release match your phase filter.\n");
  }

  @Test
  void findpkg() {
    local("findpkg", "compute").exits(0).errIsEmpty().outContains("name: cloud-compute\n");
    local("findpkg", "--strict", "https://git.example.com/else/adhoc")
        .exits(0)
        .outContains("name: adhoc\nproject: adhoc\nupstream: https://git.example.com/else/adhoc");
  }

  @Test
  void releases() {
    local("release").exits(0).errIsEmpty().outIs(Golden.golden("info/releases"));
    local("release", "-r", "one")
        .exits(0)
        .outIs(
            """
            name: one
            status: maintained
            branch: one-rdo
            upstream_branch: stable/one
            source_branch: stable/one
            repos: el9
            """);
    local("release", "-s", "maintained").exits(0).outIs("one\n");
    local("release", "-R", "el10").exits(0).outContains("name: two\n");
    local("release", "-R", "el9", "-r", "one")
        .exits(2)
        .errContains("The option -r and -R cannot be used at the same time");
  }

  @Test
  void forMachines() {
    JsonObject all = JsonParser.parseString(local("info", "--json").out()).getAsJsonObject();
    assertThat(all.getAsJsonArray("packages")).hasSize(4);
    assertThat(all.getAsJsonArray("releases")).hasSize(3);
    JsonObject one =
        JsonParser.parseString(local("findpkg", "--json", "hoc").out()).getAsJsonObject();
    assertThat(one.get("pinned").getAsString()).isEqualTo("1.10");
    assertThat(one.get("nothing").isJsonNull()).isTrue();
    JsonObject releases =
        JsonParser.parseString(local("release", "--json", "-r", "two").out()).getAsJsonObject();
    JsonObject two = releases.getAsJsonArray("releases").get(0).getAsJsonObject();
    assertThat(two.get("source_branch").getAsString()).isEqualTo("stable/2026.2");
    assertThat(two.getAsJsonArray("repos")).hasSize(2);
  }

  @Test
  void whatIsWrongIsSaid() {
    folder.run("info", "-l", "none").exits(1).errContains("rdo-full.yml", "there is no folder");
    local("info", "name:(").exits(2).errContains("Invalid regular expression");
    folder
        .run("info", "-l", SAMPLE.toString(), "-i", "none.yml")
        .exits(1)
        .errContains("No such distroinfo file: none.yml");
    folder.git().git("config", "--global", "rdopkg.distroinfo", "RDO only-two");
    folder.run("info").exits(2).errContains("rdopkg.distroinfo", "three words");
  }

  @Test
  void whatWasFetchedIsKept() {
    TempGit git = repository();
    folder.run("info").exits(0).errIsEmpty().outIs(Golden.golden("info/summary"));
    git.write("tags/two.yml", "packages:\n- {project: new, name: new, maintainers: [n@n]}\n");
    git.commitAll("second");
    later(Duration.ofSeconds(599), "findpkg", "new").exits(1);
    later(Duration.ofSeconds(601), "findpkg", "new").exits(0).errIsEmpty();
    git.git("revert", "--no-edit", "HEAD");
    later(Duration.ofSeconds(700), "findpkg", "-s", "new").exits(0);
    later(Duration.ofSeconds(700), "findpkg", "-s", "-f", "new").exits(1);
    folder.git().git("config", "--global", "rdopkg.fetch-period", "1000");
    git.git("revert", "--no-edit", "HEAD");
    later(Duration.ofSeconds(1699), "findpkg", "new").exits(1);
    later(Duration.ofSeconds(1701), "findpkg", "new").exits(0);
  }

  @Test
  void whoWaitsIsToldWhatFor() {
    repository();
    Environment plain = folder.git().environment();
    Environment terminal =
        new Environment(
            plain.variables(),
            plain.home(),
            plain.workingDirectory(),
            plain.clock(),
            new Terminal(true, true, true, 80));
    folder.run(terminal, "", "info").exits(0).errContains("Fetching the metadata of RDO...");
    folder.run(terminal, "", "info").exits(0).errIsEmpty();
  }

  @Test
  void historyThatWasWrittenAnewIsFetchedToo() {
    TempGit git = repository();
    folder.run("info").exits(0);
    git.write("more", "").git("add", ".");
    git.git("commit", "-q", "--amend", "-m", "other");
    folder.run("info", "-f").exits(0).errIsEmpty();
  }

  @Test
  void withoutTheNetworkWhatIsKeptWillDoAndItsAgeIsSaid() throws IOException {
    TempGit git = repository();
    folder.run("info").exits(0);
    Files.move(git.top(), git.top().resolveSibling("gone"));
    later(Duration.ofMinutes(5), "info").exits(0).errIsEmpty();
    later(Duration.ofHours(5), "info")
        .exits(0)
        .outIs(Golden.golden("info/summary"))
        .errContains("warning: the metadata of RDO is 5 hours old; it can't be fetched now: ");
    later(Duration.ofDays(1), "info").exits(0).errContains("is 1 day old");
    later(Duration.ofMinutes(5), "info", "-f")
        .exits(1)
        .outIs("")
        .errContains("Can't fetch the metadata", "Without -f/--force-fetch");
  }

  @Test
  void withoutTheNetworkAndNothingKept() {
    source("file:///none/such.git");
    folder
        .run("info")
        .exits(1)
        .outIs("")
        .errContains("error: Can't fetch the metadata", "why:", "none/such", "-l DIR");
  }

  @Test
  void aFetchThatWasKilledIsNotTakenForWhole() throws IOException {
    repository();
    folder.run("info").exits(0);
    Path cache = folder.git().home().resolve(".cache/rdopkg/distroinfo");
    try (Stream<Path> files = Files.walk(cache)) {
      Files.delete(files.filter(f -> f.endsWith("rdopkg-fetched")).findFirst().orElseThrow());
    }
    folder.run("info").exits(0).errIsEmpty();
  }

  @Test
  void hooksEnvironmentDoesNotLeadGitAstray() {
    repository();
    folder.with("GIT_DIR", "/none").run("info").exits(0).errIsEmpty();
  }

  @Test
  void overTheNetwork() {
    TempGit git = repository();
    try (GitDaemon daemon = GitDaemon.serving(git.top().getParent())) {
      source(daemon.url("meta"));
      folder.run("info").exits(0).errIsEmpty().outIs(Golden.golden("info/summary"));
    }
    later(Duration.ofHours(1), "info").exits(0).errContains("1 hour old");
  }

  @Test
  void rawFilesOverHttp() throws IOException {
    Path served = folder.git().home().resolve("served");
    copy(served.resolve("meta"));
    try (StaticServer server = StaticServer.serving(served)) {
      source(server.url() + "meta/");
      folder.run("info").exits(0).errIsEmpty().outIs(Golden.golden("info/summary"));
      assertThat(server.asked())
          .containsExactly(
              "/meta/full.yml", "/meta/main.yml", "/meta/tags/one.yml", "/meta/tags/two.yml");
      later(Duration.ofSeconds(599), "info").exits(0).errIsEmpty();
      assertThat(server.asked()).hasSize(4);
      later(Duration.ofSeconds(601), "info").exits(0).errIsEmpty();
      assertThat(server.asked()).hasSize(8);
      Files.writeString(served.resolve("meta/full.yml"), "import: ['main.yml?x']\n");
      later(Duration.ofSeconds(602), "info", "-f").exits(1).errContains("Refused to download");
    }
    later(Duration.ofHours(3), "findpkg", "-i", "main.yml", "compute")
        .exits(0)
        .errContains("warning: the metadata of RDO is 2 hours old; it can't be fetched now: ");
    later(Duration.ofHours(3), "info", "-f").exits(1).errContains("can't download");
  }

  @Test
  void anotherDistribution() {
    TempGit git = repository();
    folder
        .git()
        .git(
            "config",
            "--global",
            "--add",
            "rdopkg.distroinfo",
            "CLOUDY main.yml file://" + git.top());
    folder.with("RDOPKG_DISTRO", "cloudy").run("findpkg", "compute").exits(0);
    folder
        .with("RDOPKG_DISTRO", "cluody")
        .run("findpkg", "compute")
        .exits(2)
        .errContains("Unknown distribution: cluody", "did you mean CLOUDY?");
  }

  @Test
  void namesAreKeptForCompletion() throws IOException {
    repository();
    folder.run("info").exits(0);
    Path names = folder.git().home().resolve(".cache/rdopkg/packages");
    assertThat(Files.readString(names))
        .isEqualTo("adhoc\ncloud-compute\ncloud-imaging\npython-Client-Lib\n");
    FileTime written = Files.getLastModifiedTime(names);
    folder.run("info").exits(0);
    assertThat(Files.getLastModifiedTime(names)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sub/"})
  void diffs(String sub) {
    TempGit git = TempGit.init(folder.git().home(), "diffs");
    copy(git.top().resolve(sub));
    git.commitAll("first");
    git.write(
        sub + "tags/two.yml",
        """
        packages:
        - project: imaging
          maintainers: [new@example.com]
          tags: {three: {a: b}, four: null}
        """);
    git.commitAll("second");
    String path = git.top().resolve(sub).toString();
    String refs = git.refs();
    folder
        .run("info-tags-diff", path, "full.yml")
        .exits(0)
        .errIsEmpty()
        .outIs("cloud-imaging ['three', 'four']\n");
    folder
        .run("info-tags-diff", "--json", path, "full.yml")
        .output(
            out ->
                assertThat(JsonParser.parseString(out).toString())
                    .isEqualTo(
                        "{\"packages\":[{\"name\":\"cloud-imaging\",\"tags\":[\"three\",\"four\"]}]}"));
    folder
        .run("info-tags-diff", "-b", path, "full.yml")
        .exits(0)
        .outIs("")
        .errContains("No tag changes detected.\n");
    folder
        .run("info-attr-diff", path, "maintainers", "full.yml")
        .exits(0)
        .outIs(
            "cloud-compute ['core@example.com']\ncloud-imaging ['one@example.com',"
                + " 'two@example.com', 'new@example.com']\n");
    folder
        .run("info-attr-diff", path, "zzz", "full.yml")
        .exits(0)
        .outIs("")
        .errContains("No attribute changes detected.\n");
    assertThat(git.refs()).isEqualTo(refs);
    assertThat(git.status()).isEmpty();
  }

  @Test
  void diffsNeedACommitBefore() {
    TempGit git = TempGit.init(folder.git().home(), "one");
    copy(git.top());
    git.commitAll("first");
    folder
        .run("info-tags-diff", git.top().toString(), "full.yml")
        .exits(1)
        .errContains("There is no commit HEAD~");
    folder.run("info-tags-diff", "/none").exits(1);
    folder.run("info-tags-diff").exits(2);
  }
}
