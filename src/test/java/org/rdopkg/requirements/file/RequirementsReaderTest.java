package org.rdopkg.requirements.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdopkg.requirements.python.PythonEnvironment;
import org.rdopkg.requirements.python.Requirement;

class RequirementsReaderTest {
  private final Map<String, String> files = new HashMap<>();

  private RequirementsReaderTest file(String path, String text) {
    files.put(path, text);
    return this;
  }

  private DeclaredRequirements read() {
    return new RequirementsReader(path -> Optional.ofNullable(files.get(path)))
        .find()
        .orElseThrow();
  }

  private static List<String> shown(DeclaredRequirements declared) {
    return declared.requirements().stream()
        .map(
            r -> (r.name() + " " + r.versions()).strip() + r.marker().map(m -> "; " + m).orElse(""))
        .toList();
  }

  private static List<String> txt(String text) {
    return shown(new RequirementsReaderTest().file("requirements.txt", text).read());
  }

  private static String joined(String... parts) {
    return String.join("", parts);
  }

  @Test
  void commentsBlanksAndLineEndsAreReadAsPipDoes() {
    assertThat(
            txt(
                joined(
                    "# The order of packages is significant\r\n",
                    "pbr!=2.1.0,>=2.0.0 # Apache-2.0\r\n",
                    "  six  >=  1.10  \n",
                    "\n",
                    "   # indented\n",
                    "WebOb>1.7.1#MIT\n",
                    "last")))
        .containsExactly("pbr != 2.1.0,>= 2.0.0", "six >= 1.10", "WebOb > 1.7.1", "last");
  }

  @Test
  void linesAreJoinedAtABackslashAndHashesAreLeftOut() {
    assertThat(
            txt(
                joined(
                    "foo>=1.0 \\\n",
                    "    --hash=sha256:aaaa \\\n",
                    "    --hash=sha256:bbbb\n",
                    "bar>=1,\\\n",
                    "<2 ; python_version \\\n",
                    " < '3'\n",
                    "baz \\\n",
                    "# a comment ends it\n",
                    "qux\\")))
        .containsExactly("foo >= 1.0", "bar >= 1,< 2; python_version < \"3\"", "baz", "qux");
  }

  @Test
  void addressesGiveTheNameThatTheyTell() {
    DeclaredRequirements declared =
        file(
                "requirements.txt",
                joined(
                    "-e git+https://example.org/foo.git@master#egg=foo-dev\n",
                    "--editable=git+https://example.org/x#egg=bar[extra]&subdirectory=y\n",
                    "git+https://example.org/nameless.git\n",
                    "baz @ https://example.org/baz.zip\n",
                    "./local\n",
                    "https://example.org/some_wheel-1.0-py3-none-any.whl\n"))
            .read();
    assertThat(shown(declared)).containsExactly("foo-dev", "bar", "baz", "some_wheel");
    assertThat(declared.notes())
        .containsExactly(
            "can't tell which project this is: git+https://example.org/nameless.git",
            "can't tell which project this is: ./local");
  }

  @Test
  void includedFilesAreReadOnceAndOnlyInsideTheProject() {
    DeclaredRequirements declared =
        file(
                "requirements.txt",
                joined(
                    "-r req/base.txt\n",
                    "-c constraints.txt\n",
                    "-r ../outside.txt\n",
                    "--index-url https://x/\n",
                    "-r https://example.org/r.txt\n",
                    "-rmissing.txt\n",
                    "six\n"))
            .file("req/base.txt", "pbr\n--requirement=./more.txt\n-r ../requirements.txt\n")
            .file("req/more.txt", "more>=1\n")
            .file("constraints.txt", "never<1\n")
            .read();
    assertThat(shown(declared)).containsExactly("pbr", "more >= 1", "six");
    assertThat(declared.notes())
        .containsExactly(
            "requirements.txt: constraints are not read: constraints.txt",
            "requirements.txt: ../outside.txt is not in the project, and is left out",
            "requirements.txt: https://example.org/r.txt is not in the project, and is left out",
            "requirements.txt: missing.txt is not there, and is left out");
  }

  @Test
  void whatIsNoRequirementIsNotedAndTheRestIsRead() {
    DeclaredRequirements declared =
        file("requirements.txt", "$=#wrong\nmonotonic:0.6\nargparse>=0.8.10\nfoo>=1.0-custom\n")
            .read();
    assertThat(shown(declared)).containsExactly("argparse >= 0.8.10");
    assertThat(declared.notes())
        .containsExactly(
            "Failed to parse requirement: $=",
            "Failed to parse requirement: monotonic:0.6",
            "Failed to parse requirement: foo>=1.0-custom");
  }

  @Test
  void pyprojectOfTheStandardIsRead() {
    DeclaredRequirements declared =
        file(
                "pyproject.toml",
                """
                [build-system]
                requires = ["setuptools>=61"]
                [project]
                name = "foo"
                dependencies = [
                  "pbr>=2.0",  # a comment
                  'tomli >= 1.1.0 ; python_version < "3.11"',
                ]
                [project.optional-dependencies]
                test = ["pytest"]
                """)
            .read();
    assertThat(declared.file()).isEqualTo("pyproject.toml");
    assertThat(shown(declared))
        .containsExactly("pbr >= 2.0", "tomli >= 1.1.0; python_version < \"3.11\"");
  }

  @Test
  void dynamicDependenciesOfSetuptoolsAreReadFromTheirFiles() {
    assertThat(
            shown(
                file(
                        "pyproject.toml",
                        """
                        [project]
                        dynamic = ["version", "dependencies"]
                        [tool.setuptools.dynamic]
                        dependencies = { file = ["reqs/main.txt"] }
                        """)
                    .file("reqs/main.txt", "six>=1\n")
                    .read()))
        .containsExactly("six >= 1");
  }

  @Test
  void poetryHasItsOwnOperators() {
    assertThat(
            shown(
                file(
                        "pyproject.toml",
                        """
                        [tool.poetry.dependencies]
                        python = "^3.8"
                        a = "^1.2.3"
                        b = "^0.2.3"
                        c = "^0.0.3"
                        d = "~1.2.3"
                        e = "~1"
                        f = "1.2.*"
                        g = "*"
                        h = ">=1,<3"
                        i = { version = "2.0", python = "<3.11", extras = ["x"] }
                        j = { git = "https://example.org/j.git" }
                        k = { version = "^1", optional = true }
                        l = [ { version = "1.0", markers = "python_version < '3.8'" }, { version = "^2.0" } ]
                        m = "1.5"
                        n = "^1.0 || ^2.0"
                        """)
                    .read()))
        .containsExactly(
            "a >= 1.2.3,< 2",
            "b >= 0.2.3,< 0.3",
            "c >= 0.0.3,< 0.0.4",
            "d >= 1.2.3,< 1.3",
            "e >= 1,< 2",
            "f == 1.2.*",
            "g",
            "h >= 1,< 3",
            "i == 2.0; python_version < \"3.11\"",
            "j",
            "l == 1.0; python_version < \"3.8\"",
            "l >= 2.0,< 3",
            "m == 1.5",
            "n >= 1.0,< 2");
  }

  @Test
  void aBrokenPyprojectIsNotedWithItsLineAndAnotherFileIsTaken() {
    DeclaredRequirements declared =
        file("requirements.txt", "# see the others\n-e .\n")
            .file("pyproject.toml", "[project]\nname = \"x\n")
            .file("setup.cfg", "[options]\ninstall_requires = six\n")
            .read();
    assertThat(declared.file()).isEqualTo("setup.cfg");
    assertThat(declared.notes())
        .containsExactly(
            "can't tell which project this is: .", "pyproject.toml, line 2: a text does not end");
  }

  @Test
  void aProjectWithoutPlaceForRequirementsDeclaresNone() {
    file("setup.cfg", "[metadata]\nname = x\n").file("pyproject.toml", "[tool.x]\na = 1\n");
    assertThat(new RequirementsReader(path -> Optional.ofNullable(files.get(path))).find())
        .isEmpty();
  }

  @Test
  void setupCfgIsReadWithContinuationLinesAndComments() {
    DeclaredRequirements declared =
        file(
                "setup.cfg",
                """
                [metadata]
                install_requires = no
                [options]
                packages = find:
                install_requires =
                    pbr>=2.0
                    # a comment
                    tomli; python_version<"3.11"

                    six
                zip_safe = no
                [options.extras_require]
                test = pytest
                """)
            .read();
    assertThat(declared.file()).isEqualTo("setup.cfg");
    assertThat(shown(declared))
        .containsExactly("pbr >= 2.0", "tomli; python_version < \"3.11\"", "six");
  }

  @Test
  void setupCfgMayHaveAllOnOneLineOrInAFile() {
    assertThat(shown(file("setup.cfg", "[options]\ninstall_requires: a>=1; b\n").read()))
        .containsExactly("a >= 1", "b");
    assertThat(
            shown(
                file("setup.cfg", "[options]\ninstall_requires = file: requirements/x.txt\n")
                    .file("requirements/x.txt", "six\n")
                    .read()))
        .containsExactly("six");
  }

  @Test
  void requirementsTxtComesFirst() {
    file("pyproject.toml", "[project]\ndependencies = ['b']\n").file("requirements.txt", "a\n");
    assertThat(shown(read())).containsExactly("a");
  }

  @Test
  void markersChooseForThePythonGiven() {
    DeclaredRequirements declared =
        file("requirements.txt", "enum34;python_version=='2.7' or python_version=='3.12'\n").read();
    Requirement enum34 = declared.requirements().get(0);
    assertThat(enum34.holds(PythonEnvironment.of("3.12").orElseThrow())).isTrue();
    assertThat(enum34.holds(PythonEnvironment.of("3.1").orElseThrow())).isFalse();
  }

  @Test
  void hostileFilesEndInTimeAndSpace() {
    file("pyproject.toml", "a = " + "[".repeat(100_000));
    assertThat(read().notes()).containsExactly("pyproject.toml, line 1: it is nested too deeply");
    file("pyproject.toml", "a" + ".a".repeat(100_000) + " = 1");
    assertThat(read().notes()).hasSize(1);
    file(
        "requirements.txt",
        "x\\\n".repeat(100_000) + "-r requirements.txt\n" + "#".repeat(100_000));
    assertThat(read().requirements()).isEmpty();
  }
}
