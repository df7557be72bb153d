package org.rdopkg.service.distroinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;

/**
 * Files of metadata: imports, merging, defaults, configurations, substitution, tags; and limits.
 */
class InfoLoaderTest {
  private static final Path SAMPLE =
      Path.of("src/test/resources/org/rdopkg/service/distroinfo/sample").toAbsolutePath();

  private static final String PERSON = "maintainers: [a@example.com]\n";

  @TempDir Path temp;

  private static DistroInfo sample(String tag) {
    return InfoLoader.load(new FolderInfoFiles(SAMPLE), "full.yml", tag);
  }

  private static AbstractThrowableAssert<?, ?> refused(MemoryFiles files) {
    return assertThatThrownBy(() -> InfoLoader.load(files, "a"))
        .isInstanceOf(RdopkgException.class)
        .satisfies(
            e -> assertThat(((RdopkgException) e).why().orElse("")).as("reason").isNotEmpty());
  }

  private static String why(Throwable e) {
    return ((RdopkgException) e).why().orElse("");
  }

  @Test
  void packagesAreMergedByProjectInTheOrderOfTheFiles() {
    assertThat(sample("").packages())
        .extracting(InfoPackage::name)
        .containsExactly("cloud-compute", "cloud-imaging", "python-Client-Lib", "adhoc");
    InfoPackage compute = sample("").packages().get(0);
    assertThat(InfoText.plain(compute.fields().map().get("maintainers")))
        .isEqualTo("['late@example.com']");
    assertThat(InfoText.plain(compute.fields().map().get("tags")))
        .isEqualTo(
            "{'one': {'source-branch': '1.0.1'}, 'two': {'source-branch': 'main', 'maintainers':"
                + " ['tagged@example.com']}}");
  }

  @Test
  void defaultsThenConfigurationThenOwnValuesHold() {
    InfoPackage lib = sample("").packages().get(2);
    assertThat(lib.text("distgit")).contains("https://git.example.com/Client-Lib-distgit.git");
    assertThat(lib.text("upstream")).contains("https://opendev.example.com/openstack/Client-Lib");
    assertThat(lib.text("patches")).as("taken away by the configuration").isEmpty();
    assertThat(lib.fields().map()).containsEntry("patches", InfoValue.NOTHING);
    assertThat(lib.text("share")).contains("100% of Client-Lib");
    assertThat(lib.fields().fields("tags").map()).containsOnlyKeys("one");
  }

  @Test
  void theOverridesOfATagHold() {
    assertThat(sample("one").packages().get(0).text("source-branch")).contains("1.0.1");
    InfoPackage two = sample("two").packages().get(0);
    assertThat(two.text("source-branch")).contains("main");
    assertThat(InfoText.plain(two.fields().map().get("maintainers")))
        .isEqualTo("['tagged@example.com']");
    assertThat(sample("no-such-tag").packages().get(0).text("source-branch")).isEmpty();
  }

  @Test
  void releasesAndTheirRepos() {
    InfoRelease two = sample("").release("two").orElseThrow();
    assertThat(two.upstreamBranch()).isEqualTo("main");
    assertThat(two.sourceBranch()).isEqualTo("stable/2026.2");
    assertThat(two.repos())
        .extracting(InfoRelease.Repo::branch)
        .containsExactly("rpm-main", "two-el10");
    assertThat(two.repo("el9").orElseThrow().distrepos())
        .containsExactly(new InfoRelease.Distrepo("Two el9", "http://mirror.example.com/two/"));
    InfoRelease one = sample("").release("one").orElseThrow();
    assertThat(one.upstreamBranch()).isEqualTo("stable/one");
    assertThat(one.sourceBranch()).isEqualTo("stable/one");
  }

  @Test
  void listsAreJoinedMappingsMergedAndOtherValuesReplaced() {
    MemoryFiles files =
        new MemoryFiles()
            .with(
                "a",
                """
                import: [b, c]
                releases: []
                packages:
                - project: p
                  name: p
                  maintainers: [a@example.com]
                  list: [1]
                  map: {x: 1, y: {z: 1}}
                  was: {a: 1}
                  kept: text
                """)
            .with(
                "b",
                """
                packages:
                - {project: p, list: [2, 3], map: {y: {w: 2}, x: 9}, was: text, kept: null}
                - {project: q, name: q, maintainers: [q@example.com]}
                """)
            .with("c", "packages:\n- {project: p, list: [4], was: {b: 2}}\n");
    assertThat(InfoText.plain(InfoLoader.load(files, "a").packages().get(0).fields()))
        .isEqualTo(
            "{'project': 'p', 'name': 'p', 'maintainers': ['a@example.com'], 'list': [1, 2, 3, 4],"
                + " 'map': {'x': 9, 'y': {'z': 1, 'w': 2}}, 'was': {'b': 2}, 'kept': 'text'}");
  }

  @Test
  void aFileMayBeImportedTwiceButNotByItself() {
    MemoryFiles diamond =
        new MemoryFiles()
            .with("a", "import: [b, c]\n" + MemoryFiles.EMPTY)
            .with("b", "import: [d]\n")
            .with("c", "import: [d]\n")
            .with("d", "packages: []\n");
    assertThat(InfoLoader.load(diamond, "a").packages()).isEmpty();
    refused(
            new MemoryFiles()
                .with("a", "import: [b]\n" + MemoryFiles.EMPTY)
                .with("b", "import: [a]\n"))
        .satisfies(e -> assertThat(why(e)).contains("a > b > a"));
    refused(new MemoryFiles().with("a", "import: [a]\n"));
  }

  @Test
  @Timeout(120)
  void importsThatMultiplyAreEnded() {
    MemoryFiles files = new MemoryFiles();
    for (char c = 'a'; c < 'z'; c++) {
      String next = String.valueOf((char) (c + 1));
      files.with(String.valueOf(c), "import: [%s, %s]\n".formatted(next, next));
    }
    refused(files.with("z", MemoryFiles.EMPTY))
        .satisfies(e -> assertThat(why(e)).contains("more than 2000 files"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../b", "/etc/passwd", "b/../../c", "./b", "", "x//y", "\"a\\u0000b\"", "{b: c}"})
  void noFileOutsideOfTheFolderIsRead(String name) {
    refused(new MemoryFiles().with("a", "import: [" + (name.isEmpty() ? "''" : name) + "]\n"));
  }

  @Test
  void linksOutOfTheFolderAreNotFollowed() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("info"));
    Files.writeString(temp.resolve("secret.yml"), MemoryFiles.EMPTY);
    Files.createSymbolicLink(folder.resolve("link.yml"), temp.resolve("secret.yml"));
    Files.createSymbolicLink(folder.resolve("up"), temp);
    Files.writeString(folder.resolve("a.yml"), "import: [up/secret.yml]\n");
    FolderInfoFiles files = new FolderInfoFiles(folder);
    assertThatThrownBy(() -> InfoLoader.load(files, "link.yml"))
        .isInstanceOf(RdopkgException.class);
    assertThatThrownBy(() -> InfoLoader.load(files, "a.yml")).isInstanceOf(RdopkgException.class);
  }

  @Test
  void anotherFolderBesideMayBeNamedAndNoAddress() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("info"));
    Path more = Files.createDirectory(temp.resolve("more"));
    Files.writeString(more.resolve("x.yml"), "packages:\n- {project: p, extra: 1}\n");
    String main = "releases: []\npackages:\n- {project: p, name: p, " + PERSON.strip() + "}\n";
    String remote = "import: [{x: x.yml}]\nremote-info:\n  x: {%s}\n" + main;
    FolderInfoFiles files = new FolderInfoFiles(folder);
    Files.writeString(folder.resolve("a.yml"), remote.formatted("local_info: ../more"));
    assertThat(InfoLoader.load(files, "a.yml").packages().get(0).text("extra")).contains("1");
    for (String bad :
        new String[] {
          "local_info: ../../more",
          "local_info: /etc",
          "remote_info: 'http://example.com/'",
          "remote_git_info: 'ext::sh -c date'"
        }) {
      Files.writeString(folder.resolve("a.yml"), remote.formatted(bad));
      assertThatThrownBy(() -> InfoLoader.load(files, "a.yml"))
          .hasMessageContaining("Refused to import");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: p                                        | maintainers
          name: p\\nmaintainers: []                      | at least one
          name: p\\nmaintainers: [someone]               | no mail address
          name: p\\nmaintainers: a@example.com           | list
          maintainers: [a@example.com]                   | no name
          name: p\\nconf: none                           | package-configs does not define
          name: p%\\nmaintainers: [a@example.com]        | must be doubled
          name: '%(x)s'\\nmaintainers: [a@example.com]   | 'x' has no value
          name: '%(x'\\nmaintainers: [a@example.com]     | must be doubled
          name: '%d'\\nmaintainers: [a@example.com]      | must be doubled
          """)
  void packagesThatAreWrongAreNamed(String lines, String reason) {
    assertThatThrownBy(() -> MemoryFiles.one("project: pro\n" + lines.replace("\\n", "\n")))
        .hasMessageContaining("project pro")
        .satisfies(e -> assertThat(why(e)).contains(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "releases: []\n",
        "packages: []\n",
        "- a\n",
        "text\n",
        "releases: []\npackages: 7\n",
        "releases: []\npackages: [7]\n",
        "releases: []\npackages: [{name: p}]\n",
        "releases: [{name: r}]\npackages: []\n",
        "releases: [{name: r, repos: [{name: e}]}]\npackages: []\n",
        "releases: [{name: r, repos: [{branch: e}]}]\npackages: []\n",
        "import: b\n",
        "import: [{x: y}]\n",
        "a: [\n",
        "a: b: c\n",
        "? [a]\n: b\n",
        "a: *b\n",
        "<<: x\n",
        "\ta: b\n"
      })
  void filesThatAreWrongAreRefused(String text) {
    refused(new MemoryFiles().with("a", text));
  }

  @Test
  void aProjectTwiceInOneFileIsRefused() {
    String entry = "- {project: p, name: p, maintainers: [a@example.com]}\n";
    refused(new MemoryFiles().with("a", "releases: []\npackages:\n" + entry + entry))
        .satisfies(e -> assertThat(why(e)).contains("twice"));
  }

  @Test
  @Timeout(120)
  void aliasesThatMultiplyAreEnded() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String aliases = ("*a" + (i - 1) + ", ").repeat(10);
      text.append("a%d: &a%d [%s]\n".formatted(i, i, aliases.substring(0, aliases.length() - 2)));
    }
    refused(new MemoryFiles().with("a", text + MemoryFiles.EMPTY));
  }

  @Test
  @Timeout(60)
  void depthAndSizeAreBounded() {
    refused(new MemoryFiles().with("a", "a: " + "[".repeat(200) + "]".repeat(200) + "\n"));
    refused(new MemoryFiles().with("a", "a: " + "[".repeat(200_000)));
    refused(new MemoryFiles().with("a", "a: " + "x".repeat(17 << 20)));
    refused(new MemoryFiles().with("a", "a: &a [*a]\n"));
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() throws IOException {
    Files.write(temp.resolve("a"), new byte[] {'a', ':', ' ', (byte) 0xff, '\n'});
    assertThatThrownBy(() -> InfoLoader.load(new FolderInfoFiles(temp), "a"))
        .satisfies(e -> assertThat(why(e)).contains("UTF-8"));
  }

  @Test
  void mergeKeysBringWhatIsNotThere() {
    DistroInfo info =
        MemoryFiles.one(
            "project: p\nname: p\n" + PERSON + "base: &b {x: 1, y: 2}\nover: {x: 9, <<: *b}");
    assertThat(InfoText.plain(info.packages().get(0).fields().map().get("over")))
        .isEqualTo("{'x': 9, 'y': 2}");
  }

  @Test
  void yamlComesOutAsItIsReadElsewhere() {
    assertThat(YamlText.of(sample("").packages().get(3).fields()))
        .isEqualTo(
            """
            distgit: https://git.example.com/adhoc-distgit.git
            empty: []
            enabled: yes
            maintainers:
            - adhoc@example.com
            name: adhoc
            nothing: null
            number: '007'
            patches: https://git.example.com/adhoc.git
            pinned: 1.10
            project: adhoc
            since: 2024-01-31
            tags:
              two: null
            upstream: https://git.example.com/else/adhoc.git
            word: 'yes'\
            """);
    assertThat(YamlText.of(sample("").packages().get(2).fields()))
        .contains(
            """
            description: 'A text that is so long that it does not fit on one line of eighty columns,
              and so it is folded where it is shown.

              '
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cloud-compute                                   | cloud-compute
          compute                                         | cloud-compute
          https://opendev.example.com/openstack/imaging   | cloud-imaging
          git://opendev.example.com/openstack/imaging.git | cloud-imaging
          openstack/compute                               | cloud-compute
          compute-distgit                                 | cloud-compute
          https://else.example.com/imaging.git            | cloud-imaging
          opendev.example.com/openstack/Client-Lib        | python-Client-Lib
          client                                          | python-Client-Lib
          hoc                                             | adhoc
          nothing-like-it                                 |
          ''                                              |
          """)
  void oneePackageIsFound(String query, String name) {
    assertThat(new PackageFinder(sample("")).find(query, false).map(InfoPackage::name).orElse(null))
        .isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"client", "hoc", "https://else.example.com/imaging.git"})
  void strictMeansNothingNear(String query) {
    assertThat(new PackageFinder(sample("")).find(query, true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          compute             | cloud-compute
          ^cloud              | cloud-compute cloud-imaging
          conf:lib            | python-Client-Lib
          conf:.              | cloud-compute cloud-imaging python-Client-Lib
          conf:~lib           | cloud-compute cloud-imaging
          tags:one            | cloud-compute python-Client-Lib
          tags:~one           | cloud-imaging adhoc
          maintainers:^two@   | cloud-imaging
          pinned:1.1          | adhoc
          nothing:.           |
          no-such:.           |
          no-such:~.          |
          name:               | cloud-compute cloud-imaging python-Client-Lib adhoc
          """)
  void filters(String filter, String names) {
    PackageFilter parsed = PackageFilter.parse(filter);
    assertThat(
            sample("").packages().stream()
                .filter(parsed::matches)
                .map(InfoPackage::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(names == null ? "" : names);
  }

  @Test
  void regularExpressionsAreCheckedAndRunInLinearTime() {
    assertThatThrownBy(() -> PackageFilter.parse("name:(")).isInstanceOf(RdopkgException.class);
    InfoPackage pkg =
        MemoryFiles.one("project: p\n" + PERSON + "name: " + "a".repeat(5000)).packages().get(0);
    PackageFilter filter = PackageFilter.parse("name:^(a+)+b");
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(filter.matches(pkg)).isFalse());
  }

  @Test
  void changesBetweenTwoStates() {
    String same = "project: %s\nname: %s\n" + PERSON;
    DistroInfo before = load(same.formatted("a", "a") + "tags: {x: null, y: {z: 1}}\nw: it's\n");
    DistroInfo after =
        load(
            same.formatted("a", "a") + "tags: {x: null, y: {z: 2}, n: null}\nw: it is\n",
            same.formatted("b", "b") + "tags: {q: null}\nw: 'it''s'\n",
            same.formatted("c", "c"));
    InfoDiff diff = new InfoDiff(before, after);
    assertThat(diff.tags("tags").stream().map(t -> t.name() + InfoText.list(t.tags())))
        .containsExactly("a['y', 'n']", "b['q']");
    assertThat(diff.tags("buildsys-tags")).isEmpty();
    assertThat(diff.attribute("w").stream().map(c -> c.name() + " " + InfoText.plain(c.value())))
        .containsExactly("a it is", "b it's");
    assertThat(diff.attribute("tags").get(0).value())
        .extracting(InfoText::plain)
        .isEqualTo("{'x': None, 'y': {'z': 2}, 'n': None}");
    assertThat(diff.attribute("none")).isEmpty();
    assertThat(InfoText.list(java.util.List.of("it's", "a\"'b", "\n\\")))
        .isEqualTo("[\"it's\", 'a\"\\'b', '\\n\\\\']");
  }

  private static DistroInfo load(String... packages) {
    StringBuilder text = new StringBuilder("releases: []\npackages:\n");
    for (String lines : packages) {
      text.append("-").append(lines.indent(2).substring(1));
    }
    return InfoLoader.load(new MemoryFiles().with("a", text.toString()), "a");
  }
}
