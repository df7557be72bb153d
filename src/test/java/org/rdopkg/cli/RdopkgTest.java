package org.rdopkg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.testkit.DistgitRepo;

/** The command line as a whole: options, help, exit codes. */
class RdopkgTest {
  private static final DistgitRepo REPO = distgit("foo").patches(1).create();

  static java.util.stream.Stream<String> actions() {
    return ActionCatalog.all().stream().map(Action::name);
  }

  @ParameterizedTest
  @MethodSource("actions")
  void everyActionExplainsItselfWithAnExampleAndDoesNothing(String action) {
    REPO.run(action, "--help").exits(0).outContains("Usage: rdopkg " + action, "xample");
    REPO.run(action, "-h").exits(0).outContains("Usage: rdopkg " + action).nothingChanged();
    REPO.run("help", action).exits(0).outContains("Usage: rdopkg " + action);
  }

  @Test
  void withoutArgumentsTheActionsAreListed() {
    REPO.run().exits(0).outContains("patch", "pkgenv", "update-patches");
  }

  @Test
  void wrongUsageIsExitCode2WithANearName() {
    REPO.run("pacth").exits(2).errContains("unknown action: pacth", "did you mean `rdopkg patch`?");
    REPO.run("patch", "--amned").exits(2).errContains("did you mean --amend?", "rdopkg help patch");
    REPO.run("patch", "-C", "often").exits(2).errContains("detect, count, plain, full");
    REPO.run("patch", "--d").exits(2);
    REPO.run("--color=pink", "pkgenv").exits(2);
    REPO.run("lint", "--lint-checks", "x").exits(2);
  }

  @Test
  void shortOptionsMayBeClustered() {
    REPO.run("patch", "-lB", "--dry-run").exits(0).outContains("Updated patches from");
  }

  /** As in scripts that put their own options behind those of an alias. */
  @Test
  void ofAnOptionThatIsGivenTwiceTheLastOneCounts() {
    distgit("foo")
        .patches(1)
        .create()
        .run("patch", "-l", "-R", "7", "-lR0", "--local")
        .exits(0)
        .spec()
        .tag("Release")
        .is("2%{?dist}");
  }

  @Test
  void aVersionIsNotLookedForInARange() {
    distgit("foo")
        .create()
        .run("new-version", "--range", "1.x", "2.0")
        .exits(2)
        .errContains("VERSION and --range exclude each other");
  }

  @Test
  void aPrefixOfALongOptionWillDo() {
    REPO.run("patch", "--local", "--dry").exits(0).outContains("Dry run").nothingChanged();
  }

  @Test
  void anotherFolderCanBeNamed() {
    DistgitRepo elsewhere = DistgitRepo.of(REPO.git());
    elsewhere
        .run(REPO.git().environment().in(REPO.top().getParent()), "", "-C", "foo", "pkgenv")
        .exits(0)
        .outContains("Package:        foo\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-c", "--continue", "--abort"})
  void nothingToGoOnWith(String option) {
    REPO.run(option).exits(1).errContains("No action in progress.");
    REPO.run("pkgenv", option).exits(1).errContains("No action in progress.");
  }

  @Test
  void colourOnlyWhenAskedForOrOnATerminal() {
    assertThat(REPO.run("pkgenv").out()).doesNotContain("\u001b");
    assertThat(REPO.run("--color=always", "pkgenv").out()).contains("\u001b[1mPackage:");
    assertThat(REPO.run("pkgenv", "--color", "always").out())
        .contains("\u001b[32mexisting git tag");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    REPO.run("--version").exits(0).outContains("rdopkg ");
    assertThat(REPO.run("--version").out()).doesNotContain("$", "unknown");
  }

  @Test
  void lintReportsAndItsExitCodeIs23() {
    DistgitRepo bad =
        distgit("foo")
            .magic("patches_base", "1")
            .magic("patches_base", "2")
            .spec(s -> "BuildArch: noarch\n" + s)
            .create();
    bad.run("lint")
        .exits(23)
        .outContains(
            "2 ERRORS found:\n",
            "foo.spec: E: duplicate-patches-base: ",
            "Linting problems detected: 2 errors, 0 warnings");
    bad.run("lint", "--error-level", "-", "foo.spec").exits(0);
    REPO.run("lint").exits(0).outContains("no linting errors found");
  }
}
