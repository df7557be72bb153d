package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.Distgit;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

class ReqcheckWorkflowTest {
  private static final String REQUIREMENTS =
      """
      # The order matters
      pbr>=2.0.0 # Apache-2.0
      requests>=2.18.0
      six
      PyYAML>=3.10
      oslo.config!=4.1,>=4.0.0
      enum34;python_version=='2.7' or python_version=='2.6'
      newer; python_version >= '3.10'
      """;

  private static Distgit foo(String requirements) {
    Map<String, String> upstream = new HashMap<>();
    upstream.put("requirements.txt", requirements);
    return distgit("foo-bar")
        .upstream(upstream)
        .spec(
            text ->
                text.replace(
                    "Requires:         python3-requests >= 2.14.2\n",
                    """
                    Requires:         python3-pbr >= 2.0.0
                    Requires:         python3-requests >= 2.14.2
                    Requires:         python3-six
                    Requires:         python3-yaml
                    """));
  }

  private static final String REPORT =
      """
      MET:
        python-pbr >= 2.0.0  (>= 2.0.0 in .spec)
        python-six

      EXCESS:
        python-yaml\s

      MISMATCH:
        python-requests >= 2.18.0  (>= 2.14.2 in .spec)

      MISSING:
        python-oslo-config >= 4.0.0
        python-pyyaml >= 3.10
      """;

  @Test
  void blocksAreThoseOfThePythonTool() {
    foo(REQUIREMENTS).create().run("reqcheck").exits(0).outIs(REPORT).errIsEmpty().nothingChanged();
  }

  @Test
  void linesForTheSpecHaveItsAlignment() {
    DistgitRepo repo = foo(REQUIREMENTS).create();
    String lines =
        """
        MET:
        Requires:         python-pbr >= 2.0.0
        Requires:         python-six

        EXCESS:
        Requires:         python-yaml\s

        MISMATCH:
        Requires:         python-requests >= 2.18.0

        MISSING:
        Requires:         python-oslo-config >= 4.0.0
        Requires:         python-pyyaml >= 3.10
        """;
    repo.run("reqcheck", "-o", "spec").exits(0).outIs(lines);
    repo.run("reqcheck", "-s").exits(0).outIs(lines);
  }

  @Test
  void jsonIsThatOfThePythonTool() {
    DistgitRepo repo = foo(REQUIREMENTS).create();
    repo.run("reqcheck", "-o", "json")
        .exits(0)
        .outIs(
            "{\"met\": [{\"name\": \"python-pbr\", \"vers\": \">= 2.0.0\"}, {\"name\":"
                + " \"python-six\", \"vers\": \"\"}], \"any\": [], \"excess\": [{\"name\":"
                + " \"python-yaml\", \"vers\": \"\"}], \"mismatch\": [{\"name\":"
                + " \"python-requests\", \"vers\": \">= 2.14.2\"}], \"missing\": [{\"name\":"
                + " \"python-oslo-config\", \"vers\": null}, {\"name\": \"python-pyyaml\","
                + " \"vers\": null}], \"removed\": []}\n");
    repo.run("reqcheck", "--json").exits(0).outContains("\"desired\": \">= 2.18.0\"");
  }

  @Test
  void strictFailsWithMissingOnesFirst() {
    foo(REQUIREMENTS)
        .create()
        .run("reqcheck", "-S")
        .exits(2)
        .outIs(REPORT)
        .errContains("There are missing dependencies");
    foo("requests>=2.18.0\n")
        .create()
        .run("reqcheck", "-S")
        .exits(4)
        .errContains("There are mismatching dependencies");
    foo("requests>=2.14.2\n").create().run("reqcheck", "-S").exits(0).errIsEmpty();
  }

  @Test
  void oneFormatAtATime() {
    DistgitRepo repo = foo(REQUIREMENTS).create();
    repo.run("reqcheck", "-s", "-o", "json").exits(2).errContains("exclude each other");
    repo.run("reqcheck", "-s", "--json").exits(2).errContains("--json is a format of its own");
    repo.run("reqcheck", "-s", "-o", "spec").exits(0);
  }

  @Test
  void markersAreEvaluatedForThePythonGivenAndForTwoDigitMinors() {
    DistgitRepo repo = foo(REQUIREMENTS).create();
    repo.run("reqcheck", "-p", "2.7").exits(0).outContains("MISSING:\n  python-enum34\n");
    repo.run("reqcheck", "-p", "3.12").exits(0).outContains("MISSING:\n  python-newer\n");
    repo.git().git("config", "rdopkg.python-version", "3.10");
    repo.run("reqcheck").exits(0).outContains("python-newer");
    repo.run("reqcheck", "-p", "312")
        .exits(2)
        .errContains("The python version specified is wrong (set '3.6' for python3.6)");
  }

  @Test
  void wrongUsageIsTold() {
    DistgitRepo repo = foo(REQUIREMENTS).create();
    repo.run("reqcheck", "-o", "bogus")
        .exits(2)
        .errContains("The output format used is not supported, use rdopkg reqcheck -h");
    repo.run("reqcheck", "-R", "nope").exits(1).errContains("Invalid git reference: nope");
  }

  @Test
  void anotherVersionMayBeAskedFor() {
    DistgitRepo repo = foo(REQUIREMENTS).create();
    repo.git().importing("next").file("requirements.txt", "six>=1.0\n").commit("2.0").done();
    repo.git().git("tag", "2.0.0", "next");
    repo.run("reqcheck", "-R", "2.0.0").exits(0).outContains("ANY:\n  python-six >= 1.0\n\nEXCESS");
    repo.run("reqcheck", "-R", "master")
        .exits(0)
        .errContains("The requirements.txt file is empty")
        .outIs(
            """
            EXCESS:
              python-pbr >= 2.0.0
              python-requests >= 2.14.2
              python-six\s
              python-yaml\s
            """);
  }

  @Test
  void anOverrideFileSaysOtherwise() {
    DistgitRepo repo =
        foo(REQUIREMENTS)
            .file(
                "ov.yml",
                """
                packages:
                  foo-bar:
                    - name: python-requests
                      version: '>= 2.14.2'
                  all:
                    - name: python-six
                """)
            .file("bad.yml", "foo: bar\n")
            .create();
    repo.run("reqcheck", "-O", "ov.yml")
        .exits(0)
        .outContains(
            "  python-requests >= 2.14.2  (>= 2.14.2 in .spec, >= 2.18.0 has been overridden in"
                + " requirements file)\n")
        .output(text -> assertThat(text).doesNotContain("-six"));
    repo.run("reqcheck", "-O", "none.yml").exits(1).errContains("load the override file none.yml");
    repo.run("reqcheck", "-O", "bad.yml")
        .exits(1)
        .errContains("The override file is not well formatted");
  }

  @Test
  void autosyncEditsTheSpecAndUndoTakesItBack() {
    DistgitRepo repo = foo(REQUIREMENTS).create();
    repo.run("reqcheck", "-a")
        .exits(0)
        .outIs(
            """
            MET:
              python-pbr >= 2.0.0  (>= 2.0.0 in .spec)
              python-six
              + python-pyyaml >= 3.10  (>= 3.10 in .spec)
              + python-oslo-config >= 4.0.0  (>= 4.0.0 in .spec)
              ~ python-requests >= 2.18.0  (>= 2.18.0 in .spec)

            EXCESS:
              python-yaml\s
            """)
        .spec()
        .contains(
            """
            Requires:         python3-pbr >= 2.0.0
            Requires:         python3-requests >= 2.18.0
            Requires:         python3-six
            Requires:         python3-yaml
            Requires:         python3-pyyaml >= 3.10
            Requires:         python3-oslo-config >= 4.0.0

            %description
            """)
        .repo()
        .commits(1)
        .status(" M foo-bar.spec");
    repo.run("reqcheck", "-S").exits(0);
    repo.run("reqcheck", "-a").exits(0).nothingChanged();
    repo.run("undo").exits(0).repo().isClean();
  }

  @Test
  void whatUpstreamRequiredInEarlierStableBranchesIsRemoved() {
    DistgitRepo repo = foo(REQUIREMENTS).remote("upstream").create();
    TempGit git = repo.git();
    long before = Long.parseLong(git.git("log", "-1", "--format=%ct", "1.2.3").strip());
    git.importing("x").from("1.2.3").file("a", "a\n").time(before + 1).commit("main").done();
    git.git("update-ref", "refs/remotes/upstream/master", "x");
    git.importing("y")
        .from("1.2.3")
        .file("requirements.txt", "PyYAML\nyaml\n")
        .time(before + 2)
        .commit("branch off")
        .file("requirements.txt", "later\n")
        .time(before + 3)
        .commit("later")
        .done();
    git.git("update-ref", "refs/remotes/upstream/stable/one", "y");
    repo.run("reqcheck").exits(0).outContains("\n\nREMOVED:\n  python-yaml\n");
    repo.run("reqcheck", "-o", "json")
        .outContains("\"removed\": [{\"name\": \"python-yaml\", \"vers\": null}]");
    repo.run("reqcheck", "-a")
        .exits(0)
        .outContains("  - python-yaml\n")
        .spec()
        .doesNotContain("python3-yaml");
  }

  private static void metadata(DistgitRepo repo, String folder, String tags) {
    TempGit meta = TempGit.init(repo.git().home(), folder);
    String foo = "- name: foo-bar\n  project: foo-bar\n  maintainers: [a@example.com]\n";
    meta.write("full.yml", "releases: []\npackages:\n" + foo + tags);
    meta.commitAll("metadata");
    repo.git().git("config", "rdopkg.distroinfo", "RDO full.yml file://" + meta.top());
  }

  @Test
  void aSnapshotsRequirementsAreThoseOfUpstreamsBranch() {
    DistgitRepo repo =
        foo(REQUIREMENTS)
            .branch("rpm-master")
            .spec(text -> text.replace("Version:          1.2.3", "Version:          XXX"))
            .create();
    repo.run("reqcheck").exits(1).errContains("Can't guess requirements.txt location");
    metadata(repo, "one", "");
    repo.git().git("remote", "add", "upstream", repo.top().toString());
    repo.git().importing("x").from("1.2.3").file("requirements.txt", "six\n").commit("x").done();
    repo.git().git("update-ref", "refs/remotes/upstream/master", "x");
    repo.run("reqcheck").exits(0).outContains("MET:\n  python-six\n").errIsEmpty();
    metadata(repo, "two", "  tags: {bobcat-uc: {source-branch: 1.2.3}}\n");
    repo.run("reqcheck").exits(0).outContains("MISSING:\n  python-oslo-config");
    repo.git().git("config", "rdopkg.distroinfo", "RDO full.yml file:///none");
    repo.run("reqcheck").exits(0).outContains("MET:\n  python-six\n").errContains("metadata");
    repo.git().git("update-ref", "refs/remotes/upstream/stable/antelope", "1.2.3");
    repo.git().git("branch", "-m", "rpm-master", "antelope");
    repo.run("reqcheck").exits(0).outContains("MISSING:\n  python-oslo-config");
  }

  @Test
  void rulesForPackageNamesComeFromTheSettings() {
    DistgitRepo repo = foo(REQUIREMENTS).create();
    repo.git().git("config", "rdopkg.package-names", "PyYAML=python-yaml");
    repo.run("reqcheck").exits(0).outContains("ANY:\n  python-yaml >= 3.10\n");
  }

  @Test
  void escapeSequencesOfUpstreamDoNotReachTheTerminal() {
    foo("six\n\u001b[31mred>=1\n")
        .create()
        .run("reqcheck")
        .exits(0)
        .output(text -> assertThat(text).doesNotContain("\u001b[31m"));
  }
}
