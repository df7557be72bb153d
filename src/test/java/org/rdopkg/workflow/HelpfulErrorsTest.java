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
    "help pach, 2, did you mean `rdopkg patch`?"
  })
  void nearestNamesAreNamed(String command, int exit, String expected) {
    sample("foo-bar").run(command.split(" ")).exits(exit).errContains(expected).nothingChanged();
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
