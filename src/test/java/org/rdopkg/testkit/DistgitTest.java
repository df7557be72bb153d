package org.rdopkg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rdopkg.testkit.Distgit.distgit;
import static org.rdopkg.testkit.Distgit.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The test kit itself: what it makes is what its words say. */
class DistgitTest {
  private static final Path SAMPLES = Path.of("test-repos").toAbsolutePath();

  @Test
  void packageHasSpecTagAndPatchesBranch() {
    DistgitRepo repo = distgit("foo-bar").version("2.0").release("3").epoch(1).patches(2).create();
    repo.spec()
        .tag("Version")
        .is("2.0")
        .tag("release")
        .is("3%{?dist}")
        .tag("Epoch")
        .is("1")
        .patches(0)
        .changelogTop(
            "Mon Apr 24 2017 Some Packager <packager@example.com> 1:2.0-3",
            "- Update to upstream 2.0")
        .repo()
        .isClean()
        .commits(1)
        .onBranch("master");
    assertThat(repo.git().git("log", "--format=%s", "2.0..master-patches"))
        .isEqualTo("Original Patch 2\nOriginal Patch 1");
  }

  @Test
  void patchesThatAreInTheSpecAreGitsOwnFiles() {
    DistgitRepo repo = distgit("foo").prep(PrepStyle.PATCH_N).patches(3).inSpec(2).create();
    repo.spec()
        .patches(2)
        .patchFiles("0001-Original-Patch-1.patch", "0002-Original-Patch-2.patch")
        .contains("%setup -q\n\n%patch0001 -p1\n%patch0002 -p1\n")
        .repo()
        .isClean();
    assertThat(repo.git().read("0002-Original-Patch-2.patch")).contains("Subject: [PATCH] Ori");
  }

  @Test
  void remotesHaveThePatchesBranch() {
    DistgitRepo repo = distgit("foo").patches(1).remote("patches").create();
    repo.repo().same("patches/master-patches", "master-patches").isClean();
  }

  @Test
  void everythingIsTheSameEveryTime() {
    assertThat(distgit("foo").patches(2).create().git().refs())
        .isEqualTo(distgit("foo").patches(2).create().git().refs());
  }

  @TestFactory
  Stream<DynamicTest> samplesAreSoundAndAreWhatMakeMakes() throws Exception {
    List<String> names;
    try (Stream<Path> files = Files.list(SAMPLES)) {
      names =
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> n.endsWith(".fi"))
              .map(n -> n.replace(".fi", ""))
              .sorted()
              .toList();
    }
    assertThat(names).contains("foo-bar", "baz");
    return names.stream().map(n -> DynamicTest.dynamicTest(n, () -> sampleIsSound(n)));
  }

  private static void sampleIsSound(String name) throws Exception {
    DistgitRepo repo = sample(name);
    repo.repo().isClean();
    Path made = TempFolders.next().resolve("made");
    Process make =
        new ProcessBuilder(SAMPLES.resolve("make").toString(), name, made.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(make.getInputStream().readAllBytes()).isEmpty();
    assertThat(make.waitFor()).isZero();
    TempGit other = TempGit.at(made.getParent(), made);
    assertThat(other.refs()).isEqualTo(repo.git().refs());
    assertThat(other.status()).isEmpty();
  }

  @Test
  void patchesOfFooBarApplyToTheMinorReleaseAndOneConflictsWithTheMajorOne() {
    TempGit git = sample("foo-bar").git();
    git.git("checkout", "-q", "-b", "try", "master-patches");
    git.git("rebase", "-q", "1.3.0");
    git.git("reset", "-q", "--hard", "master-patches");
    assertThat(git.tryGit("rebase", "-q", "2.0.0").status()).isNotZero();
    assertThat(git.status()).isEqualTo("UU foo_bar/client.py");
  }

  @Test
  void changesAreSeen() {
    DistgitRepo repo = distgit("foo").create();
    Run run = repo.run("--version");
    run.exits(0).nothingChanged();
    repo.git().git("tag", "new");
    assertThatThrownBy(run::nothingChanged)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("refs/tags/new");
    assertThatThrownBy(() -> run.exits(1)).isInstanceOf(AssertionError.class);
    repo.git().write("foo.spec", "Patch1: x.patch\n");
    assertThatThrownBy(() -> repo.spec().patches(1)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> repo.repo().isClean()).isInstanceOf(AssertionError.class);
  }
}
