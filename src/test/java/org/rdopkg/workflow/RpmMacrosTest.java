package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rdopkg.io.ProcessRunner;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Run;

class RpmMacrosTest {
  private static final String SPEC =
      """
      %global minor %(echo $((1 + 1)))
      %include more.inc
      Name:     foo
      Version:  1.%{minor}
      Release:  3%{?dist}
      Summary:  s
      License:  l
      Source0:  https://example.invalid/%{name}-%{version}.tar.gz
      Patch5:   %{name}-100%%.patch
      %if %{minor} > 5
      Patch:    never.patch
      %endif
      Requires: bar >= %{version}
      Requires: %(echo baz)
      %patchlist
      six%{more}.patch
      %description
      %package devel
      Summary:  s
      Requires(post): %{name} = %{version}
      %description devel
      %prep
      %autosetup -p1
      %changelog
      * Mon Nov 23 2026 A <a@example.com> - 1.2-3
      - first
      """;

  private DistgitRepo folder;

  @BeforeEach
  void makeFolder() {
    folder = DistgitRepo.folder();
    folder.git().write("foo.spec", SPEC).write("more.inc", "%global more -more\n");
  }

  private void assumeRpm() {
    assumeTrue(
        new ProcessRunner(folder.git().environment()).find("rpmspec").isPresent(),
        "rpmspec is not installed");
  }

  @Test
  void rpmSaysTheValuesAndTheEngineTheLines() {
    assumeRpm();
    folder
        .run("spec", "--macros=rpm", "--json", "--define", "dist .r")
        .exits(0)
        .outContains(
            "\"version\":\"1.2\",\"release\":\"3.r\",\"nvr\":\"foo-1.2-3.r\"",
            "\"expanded\":\"https://example.invalid/foo-1.2.tar.gz\",\"line\":8,",
            "\"written\":\"%{name}-100%%.patch\",\"expanded\":\"foo-100%.patch\",\"line\":9,",
            "{\"number\":6,\"written\":\"six%{more}.patch\",\"expanded\":\"six-more.patch\","
                + "\"line\":16,\"condition\":null,\"active\":true}",
            "\"expanded\":\"never.patch\",\"line\":11,\"condition\":\"%if %{minor} > 5\","
                + "\"active\":false",
            "\"name\":\"bar\",\"operator\":\">=\",\"version\":\"1.2\",\"qualifier\":null,\"line\":13",
            "\"name\":\"baz\"",
            "{\"subpackage\":\"foo-devel\",\"name\":\"foo\",\"operator\":\"=\",\"version\":\"1.2\","
                + "\"qualifier\":\"post\",\"line\":20}",
            "\"items\":[\"first\"]",
            "\"applyMethod\":\"autosetup\",\"unknown\":[],\"error\":null");
  }

  @Test
  void aWarningSaysThatRpmRunsTheSpec() {
    assumeRpm();
    Run run = folder.run("spec", "--macros=rpm", "foo.spec", "foo.spec").exits(0);
    assertThat(run.err()).startsWith("warning: rpm ").contains("runs the shell").hasLineCount(1);
  }

  @Test
  void singleValuesComeFromRpmToo() {
    assumeRpm();
    folder.run("spec", "--macros=rpm", "get", "Version").exits(0).outIs("1.2\n");
    folder.run("spec", "--macros=rpm", "macro", "more").exits(0).outIs("-more\n");
    folder.run("spec", "--macros=rpm", "macro", "VERSION").exits(0).outIs("1.2\n");
    folder.run("spec", "--macros=rpm", "macro", "nope").exits(1).errContains("no macro nope");
    folder
        .run("spec", "--macros=rpm", "--undefine", "minor", "--define", "z 4", "macro", "z")
        .exits(0)
        .outIs("4\n");
  }

  @Test
  void gitsConfigurationMayChooseRpm() throws IOException {
    assumeRpm();
    Files.writeString(folder.git().home().resolve(".gitconfig"), "[rdopkg]\nmacros = rpm\n");
    folder.run("spec", "get", "Version").exits(0).outIs("1.2\n").errContains("warning: rpm");
    folder.run("spec", "--macros=engine", "get", "Version").exits(0).outIs("1.2\n").errIsEmpty();
  }

  @Test
  void whatRpmSaysIsTheError() {
    assumeRpm();
    folder.git().write("bad.spec", "Name: bad\n%if 1\n");
    folder
        .run("spec", "--macros=rpm", "bad.spec", "foo.spec")
        .exits(1)
        .outContains("foo-1.2-3")
        .errContains("rpm cannot read bad.spec", "%if");
  }

  @Test
  void anEditIsCheckedByTheEngine() {
    folder.run("spec", "--macros=rpm", "set", "Release", "4").exits(0);
    folder.spec().tag("Release").is("4%{?dist}");
  }

  @Test
  void withoutRpmspecThePackageToInstallIsNamed() throws IOException {
    Path empty = Files.createDirectories(folder.git().home().resolve("bin"));
    folder
        .with("PATH", empty.toString())
        .run("spec", "--macros=rpm")
        .exits(1)
        .outIs("")
        .errContains("rpmspec is not installed", "dnf install rpm-build", "apt install rpm");
  }

  @Test
  void aTargetIsForTheEngineAlone() {
    folder
        .run("spec", "--macros=rpm", "--target", "f42")
        .exits(2)
        .errContains("--target goes with rdopkg's own macro engine only");
  }
}
