package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;
import static org.rdopkg.testkit.Distgit.sample;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdopkg.testkit.DistgitRepo;

/** Errors of people who mistype, or have forgotten a step: they name what to do. */
class HelpfulErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "new-version 1.3, 1, did you mean 1.3.0?",
    "new-version v2.0.0, 1, did you mean 2.0.0?",
    "patch -l -P mastr-patches, 1, did you mean master-patches?",
    "series-diff master-patche, 1, did you mean master-patches?",
    "spec get Versin, 1, did you mean Version?",
    "patch --dryrun, 2, did you mean --dry-run?",
    "patch -l -C detekt, 2, did you mean detect?",
    "pach, 2, did you mean `rdopkg patch`?",
    "pkgenv extra, 2, Unexpected argument: 'extra'",
    "help pach, 2, did you mean `rdopkg patch`?",
    "fxi, 2, did you mean `rdopkg fix`?",
    "patch -local, 2, did you mean --local-patches?",
    "patch -lx, 2, Unknown option: '-x'",
    "patch --lokal, 2, did you mean --local-patches?",
    "patch --release-bmp=2, 2, did you mean --release-bump-index?",
    "new-version --no, 2, 'it may be --no-diff, --no-new-sources, --no-push-patches'",
    "patch --bump-only, 2, --bump-only is an option of: new-version",
    "patch -l -R MAJR, 1, did you mean MAJOR?",
    "patch -l -R z-stream, 1, did you mean ZSTREAM?",
    "lint --lint-checks sanit, 2, did you mean sanity?",
    "reqcheck -o jsn, 2, did you mean json?"
  })
  void nearestNamesAreNamed(String command, int exit, String expected) {
    sample("foo-bar").run(command.split(" ")).exits(exit).errContains(expected).nothingChanged();
  }

  /** The same version first, then its series, newest first, then what only looks alike. */
  @Test
  void theVersionsThatMayBeMeantComeInOrder() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    for (String tag : List.of("1.2.8", "v1.28.0", "1.28.1", "1.28.2", "11.28")) {
      repo.git().git("tag", tag, "1.2.3");
    }
    repo.run("new-version", "-lnt", "1.28")
        .exits(1)
        .errContains(
            """
            fix:   did you mean v1.28.0?
            fix:   did you mean 1.28.2?
            fix:   did you mean 1.28.1?
            fix:   git fetch\
            """);
  }

  @Test
  void remoteBranchesToo() {
    DistgitRepo repo = distgit("foo").patches(1).remote("patches").create();
    repo.git().git("branch", "-D", "master-patches");
    repo.run("patch", "-p", "patches/mastr-patches")
        .exits(1)
        .errContains("did you mean patches/master-patches?");
  }

  @Test
  void aMagicCommentThatNothingReadsIsNamed() {
    sample("foo-bar")
        .run("set-magic-comment", "patches_bas", "1.2.3")
        .exits(0)
        .errContains("nothing reads # patches_bas=; did you mean patches_base?");
    assertThat(sample("foo-bar").run("set-magic-comment", "patches_base", "1.2.3").exits(0).err())
        .doesNotContain("nothing reads");
  }

  /** new-version without a push, then the next action, which takes the remote branch. */
  @Test
  void aRebasedBranchThatWasNotPushedIsRecognised() {
    DistgitRepo repo = distgit("foo").patches(2).remote("patches").create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    repo.run("new-version", "-n", "-d", "--no-push-patches", "2.0.0").exits(0);
    for (List<String> action : List.of(List.of("patch"), List.of("patchlog"))) {
      repo.run(action.toArray(new String[0]))
          .exits(1)
          .errContains(
              "Patches branch patches/master-patches is not on top of 2.0.0",
              "the local branch master-patches is, and was not pushed",
              "git push --force-with-lease patches master-patches");
    }
    repo.run("patch", "-l").exits(0);
  }
}
