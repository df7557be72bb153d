package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

class ForecastWorkflowTest {
  /** First stays clean; Second is upstream from 1.4.0 on; Third breaks at 2.0.0. */
  private static DistgitRepo threeReleases() {
    DistgitRepo repo =
        distgit("foo")
            .upstream(Map.of("shared", "one\ntwo\nthree\n"))
            .patch("First <b>&", "first", "1\n")
            .patch("Second", "second", "2\n")
            .patch("Third", "shared", "one\nours\nthree\n")
            .create();
    NewVersions.release(repo, "1.3.0", "1.2.3", Map.of());
    NewVersions.release(repo, "1.4.0", "1.3.0", Map.of("second", "2\n"));
    NewVersions.release(repo, "2.0.0", "1.4.0", Map.of("shared", "one\ntheirs\nthree\n"));
    return repo;
  }

  @Test
  void aTableOfPatchesAndVersionsWithTheFirstBreak() {
    DistgitRepo repo = threeReleases();
    String third = repo.git().id("master-patches").substring(0, 7);
    repo.run("forecast")
        .exits(0)
        .outContains(
            "1.3.0", "1.4.0", "2.0.0", third + " breaks at 2.0.0: shared, changed on both sides")
        .output(
            text ->
                assertThat(text.lines().filter(l -> l.contains("  Third")).findFirst().orElse(""))
                    .matches(".*Third +clean +clean +conflict *"))
        .output(
            text ->
                assertThat(text.lines().filter(l -> l.contains("  Second")).findFirst().orElse(""))
                    .matches(".*Second +clean +(empty|upstream) +(empty|upstream) *"))
        .nothingChanged();
  }

  @Test
  void namedVersionsOnlyInTheirOrder() {
    threeReleases()
        .run("forecast", "--json", "2.0.0", "1.3.0")
        .exits(0)
        .outContains("\"first_conflict\": \"2.0.0\"")
        .output(
            text -> {
              assertThat(text.indexOf("\"version\": \"2.0.0\""))
                  .isPositive()
                  .isLessThan(text.indexOf("\"version\": \"1.3.0\""));
              assertThat(text).doesNotContain("1.4.0");
            });
    threeReleases().run("forecast", "9.9.9").exits(1).errContains("Invalid git reference: 9.9.9");
  }

  @Test
  void thePageNeedsNothingElseAndSaysAllInWords() {
    DistgitRepo repo = threeReleases();
    repo.run("forecast", "--html", "../page.html").exits(0).outIs("");
    String page = repo.git().read("../page.html");
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains(
            "First &lt;b&gt;&amp;", "</b>conflict", "</b>clean", "shared, changed on both sides")
        .doesNotContain("<script", "http:", "https:", "src=", "First <b>", "url(", "@import");
  }

  @Test
  void manyVersionsGetLetters() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    String from = "1.2.3";
    for (int i = 10; i < 30; i++) {
      NewVersions.release(repo, "2.0." + i, from, Map.of());
      from = "2.0." + i;
    }
    repo.run("forecast").exits(0).outContains(". clean, ~ changed, U upstream", "  .  ");
  }

  @Test
  void withoutAPatchesBranchItSaysWhichAndWhatToDo() {
    DistgitRepo repo = threeReleases();
    repo.run("forecast", "-l", "-P", "master-patche")
        .exits(1)
        .errContains(
            "error: Local patches branch not found: master-patche",
            "why:   there is no branch of that name in this checkout",
            "fix:   did you mean master-patches?")
        .output(text -> assertThat(text).doesNotContain("rdopkg patch "));
    repo.run("forecast", "-p", "patches/nope")
        .exits(1)
        .errContains(
            "error: Patches branch not found: patches/nope",
            "why:   no remote branch of that name has been fetched",
            "fix:   add -p REMOTE/BRANCH");
    repo.git().git("branch", "-D", "master-patches");
    for (String action : new String[] {"forecast", "patchlog"}) {
      repo.run(action)
          .exits(1)
          .errIs(
              """
              error: Patches branch not found: patches/master-patches
              why:   neither that remote branch has been fetched, nor is there a local one, master-patches
              fix:   git fetch --all
              fix:   rdopkg pkgenv   # shows what rdopkg thinks of this package
              fix:   rdopkg import-patches   # makes it of the spec's patch files
              fix:   git checkout -b master-patches 1.2.3   # starts one without patches
              """);
    }
  }

  @Test
  void theLocalBranchThatIsAskedForInVain() {
    DistgitRepo repo = distgit("foo-bar").patches(2).inSpec(2).remote("patches").create();
    repo.git().git("branch", "-D", "master-patches");
    repo.run("forecast", "-l")
        .exits(1)
        .errContains(
            "fix:   without -l/--local-patches the remote branch patches/master-patches is taken",
            "fix:   rdopkg get-patches   # makes the local one of it");
  }

  @Test
  void whileAnImportIsPausedItSaysThatPatchesAreMissing() {
    DistgitRepo repo = distgit("foo-bar").patches(2).inSpec(2).create();
    NewVersions.release(repo, "1.3.0", "1.2.3", Map.of());
    repo.git().git("branch", "-D", "master-patches");
    String second = repo.git().git("ls-files", "0002-*").strip();
    repo.git().write(second, "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-none\n+new\n");
    repo.git().git("commit", "-qam", "A patch that does not apply");
    repo.run("import-patches").exits(1);
    repo.run("forecast")
        .exits(0)
        .errContains(
            "warning: import-patches is paused: master-patches ends before "
                + second
                + ", later patches are not looked at (see rdopkg status)");
    repo.run("--abort").exits(0);
  }

  @Test
  void aVersionThatCantBeLookedAtIsSaidSo() {
    DistgitRepo repo = threeReleases();
    repo.git().git("checkout", "-q", "--orphan", "stranger");
    repo.git().commitAll("another project");
    repo.git().git("tag", "3.0.0");
    repo.git().git("checkout", "-q", "master");
    repo.run("forecast")
        .exits(0)
        .errContains("warning: 3.0.0 can't be looked at: ")
        .outContains("breaks at 2.0.0", "unknown");
  }
}
