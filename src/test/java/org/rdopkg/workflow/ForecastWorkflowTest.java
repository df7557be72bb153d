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
