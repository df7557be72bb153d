package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.service.repodata.TestRepositories;
import org.rdopkg.sources.Checksum;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;
import org.rdopkg.testkit.WebServer;

/** {@code rdopkg query} and {@code reqquery}, from metadata to report. */
class QueryActionsTest {
  private static final String INFO =
      """
      package-default:
        name: "%(project)s"
      releases:
      - name: bobcat
        status: maintained
        branch: bobcat-rdo
        repos:
        - name: el9s
          branch: master
          distrepos:
          - name: RDO Bobcat el9s
            url: URL/bobcat/
          - name: CentOS 9
            url: URL/base
        - name: el8
          branch: other
          distrepos:
          - name: CentOS 8
            url: URL/gone
      - name: empty
        status: maintained
        branch: empty-rdo
        repos:
        - name: el9s
          branch: empty
      packages:
      - project: foo-bar
        maintainers: [a@example.com]
      """;

  @TempDir Path folder;

  private final WebServer server = new WebServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private DistgitRepo foo(String requirements) {
    DistgitRepo repo =
        distgit("foo-bar")
            .upstream(Map.of("requirements.txt", requirements))
            .spec(
                text ->
                    text.replace(
                        "python3-requests >= 2.14.2",
                        "python3-requests >= 2.14.2, python3-six < 2"))
            .create();
    TempGit meta = TempGit.init(folder, "meta");
    meta.write("full.yml", INFO.replace("URL", server.url("")));
    meta.commitAll("metadata");
    repo.git().git("config", "rdopkg.distroinfo", "RDO full.yml file://" + meta.top());
    repo.git().git("config", "rdopkg.repoquery", "builtin");
    return repo;
  }

  private void repository(String path, String... nameAndEvr) {
    StringBuilder xml = new StringBuilder("<metadata>");
    for (String one : nameAndEvr) {
      String[] w = one.split(" ", -1);
      xml.append(
          "<package><name>%s</name><arch>noarch</arch><version epoch=\"%s\" ver=\"%s\" rel=\"%s\"/></package>"
              .formatted(w[0], w[1], w[2], w[3]));
    }
    byte[] content = xml.append("</metadata>").toString().getBytes(StandardCharsets.UTF_8);
    String repomd =
        "<repomd><data type=\"primary\"><checksum type=\"sha256\">%s</checksum><location href=\"repodata/p.xml\"/></data></repomd>"
            .formatted(Checksum.of(content, Checksum.Algorithm.SHA256).hex());
    server.file(path + "/repodata/repomd.xml", repomd.getBytes(StandardCharsets.UTF_8));
    server.file(path + "/repodata/p.xml", content);
  }

  private void repositories() {
    repository(
        "/bobcat",
        "python3-novaclient 1 18.4.0 1.el9",
        "python3-pbr 0 5.9.0 1",
        "python-x 0 2.0~rc1 1");
    repository(
        "/base", "python3-novaclient 0 99 2", "python3-pbr 0 5.11.0 1", "python3-six 0 1.16.0 1");
  }

  @Test
  void queryShowsTheBuildsOfEachRepositoryNewestFirst() {
    repositories();
    DistgitRepo repo = foo("six\n");
    repo.run("query", "bobcat", "python3-novaclient")
        .exits(0)
        .outIs(
            """
            bobcat/el9s
                python3-novaclient-18.4.0-1.el9  @  RDO Bobcat el9s
                python3-novaclient-99-2  @  CentOS 9
            bobcat/el8
                not available
            """)
        .errContains("can't ask CentOS 8")
        .nothingChanged();
    repo.run("query", "-v", "bobcat/el9s", "none")
        .exits(0)
        .outIs("bobcat/el9s\n    not available\n")
        .errContains("RDO Bobcat el9s: N/A\nCentOS 9: N/A\n");
    repo.run("query", "bobcat/el9s", "python3-pbr", "--json")
        .exits(0)
        .outContains("\"nvr\": \"python3-pbr-5.11.0-1\"", "\"repository\": \"CentOS 9\"");
  }

  @Test
  void releasesThatAreNotKnownAreToldWithTheOnesThatAre() {
    DistgitRepo repo = foo("six\n");
    repo.run("query", "bobkat", "x").exits(1).errContains("No such release", "did you mean bobcat");
    repo.run("query", "bobcat/el7", "x").exits(1).errContains("built for el9s, el8");
    repo.run("query", "empty", "x")
        .exits(0)
        .errContains("No distrepos information in distroinfo for empty");
    repo.run("query", "bobcat").exits(2);
  }

  private static final String REPORT =
      """

      bobcat/el9s
        missing
          nvr:   python-missing not available
          need:  any version
          state: not met
        pbr
          nvr:   python3-pbr-5.11.0-1
          need:  != 5.10,>= 5.0
          state: OK
        python-novaclient
          nvr:   python3-novaclient-18.4.0-1.el9
          need:  >= 18.5
          state: not met
        six
          nvr:   python3-six-1.16.0-1
          need:  any version
          state: OK
        x
          nvr:   python-x-2.0~rc1-1
          need:  >= 2.0rc1,~= 2.0.dev1
          state: OK
      """;

  private static final String REQUIREMENTS =
      """
      pbr!=5.10,>=5.0
      python-novaclient>=18.5
      six
      missing
      x>=2.0rc1,~=2.0.dev1
      old;python_version<'3'
      """;

  @Test
  void reqqueryTakesTheReleaseOfTheBranchAndTheCurrentVersion() {
    repositories();
    foo(REQUIREMENTS)
        .run("reqquery")
        .exits(0)
        .outIs(REPORT)
        .errContains(
            "Autodetected filter: bobcat/el9s", "Querying requirements file from git: 1.2.3")
        .nothingChanged();
  }

  @Test
  void resultsAreDumpedAndLoaded() {
    repositories();
    DistgitRepo repo = foo(REQUIREMENTS);
    repo.run("reqquery", "bobcat/el9s", "-d").exits(0).outIs(REPORT);
    assertThat(repo.git().read("requirements.yml"))
        .contains(
            """
              - module: pbr
                nvr_available: python3-pbr-5.11.0-1
                package: python-pbr
                repo_available: CentOS 9
                version_available: 5.11.0
            """);
    int requests = server.requests().size();
    repo.run("reqquery", "-l").exits(0).outIs(REPORT).errContains("requirements.yml");
    repo.run("reqquery", "-L", "requirements.yml", "-D", "again.yml").exits(0).outIs(REPORT);
    assertThat(repo.git().read("again.yml")).isEqualTo(repo.git().read("requirements.yml"));
    assertThat(server.requests()).hasSize(requests);
    repo.git().write("bad.yml", "x: y\n");
    repo.run("reqquery", "-L", "bad.yml").exits(1).errContains("Not a result of reqquery: bad.yml");
    repo.run("reqquery", "-L", "none.yml").exits(1).errContains("none.yml");
  }

  @Test
  void requirementsMayComeFromElsewhere() {
    repositories();
    DistgitRepo repo = foo(REQUIREMENTS);
    repo.run("reqquery", "bobcat/el9s", "-s")
        .exits(0)
        .outContains(
            "  python3-requests\n    nvr:   python3-requests not available\n    need:  >= 2.14.2\n",
            "  python3-six\n    nvr:   python3-six-1.16.0-1\n    need:  < 2\n    state: OK\n");
    repo.git().write("own.txt", "pbr==5.11.*\n");
    repo.run("reqquery", "bobcat/el9s", "-r", "own.txt", "--json")
        .exits(0)
        .outContains("\"version_required\": \"== 5.11.*\"", "\"met\": true");
    repo.run("reqquery", "bobcat", "-R", "1.2.3").exits(0).outContains("bobcat/el8\n");
    repo.run("reqquery", "-s", "-l")
        .exits(2)
        .errContains("Only one requirements source (-r/-R/-s/-l/-L) can be selected.");
    repo.run("reqquery", "-d", "-D", "x").exits(2).errContains("Only one dump method");
  }

  @Test
  void aBranchOfNoReleaseNeedsAFilter() {
    DistgitRepo repo = foo("six\n");
    repo.git().git("checkout", "-q", "-b", "unknown");
    repo.run("reqquery")
        .exits(1)
        .errContains("unknown branch 'unknown'", "Please select RELEASE(/DIST) filter to query.");
  }

  @Test
  void packagesThatWereBuiltAreFoundInTheirRepository() throws Exception {
    TestRepositories made = new TestRepositories(folder);
    Path top = made.packages("real", "python3-six 0:1.17.0-2");
    made.index(top, "xz");
    TestRepositories.serve(server, "/bobcat", top);
    repository("/base");
    foo("six>=1.16\n")
        .run("reqquery", "-v")
        .exits(0)
        .outContains("nvr:   python3-six-1.17.0-2\n", "state: OK")
        .errContains("RDO Bobcat el9s: python3-six-1.17.0-2\nCentOS 9: N/A\n");
  }
}
