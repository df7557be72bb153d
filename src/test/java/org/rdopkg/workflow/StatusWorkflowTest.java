package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** {@code rdopkg status}, {@code -c} and {@code --abort} where no action of ours is paused. */
class StatusWorkflowTest {
  private static final String PYTHON =
      "{\"action\": [\"fix\", \"commit_distgit_update\"], \"args\": {\"branch\": \"master\"}}";

  private final DistgitRepo repo = distgit("foo-bar").create();

  @Test
  void nothingIsInProgress() {
    repo.run("status").exits(0).outIs("No action in progress.\n").nothingChanged();
    repo.run("status", "--json").exits(0).outIs("{\n  \"action\": null\n}\n");
    for (String option : new String[] {"-c", "--continue", "--abort"}) {
      repo.run(option)
          .exits(1)
          .errContains("error: No action in progress. See `rdopkg -h` for help.")
          .nothingChanged();
    }
    repo.run("pkgenv", "--abort").exits(1).nothingChanged();
  }

  @Test
  void aStateOfThePythonToolIsExplainedAndPutAwayOnlyWhenAsked() {
    repo.git().write(".rdopkg.json", PYTHON);
    for (String option : new String[] {"status", "-c"}) {
      repo.run(option)
          .exits(1)
          .errContains("You're in the middle of previous action: fix", "Python", "--abort")
          .nothingChanged();
    }
    repo.run("--abort")
        .exits(0)
        .outIs("State file removed.\n")
        .errContains(".git/rdopkg/state-put-away.json")
        .repo()
        .isClean();
    assertThat(repo.git().read(".git/rdopkg/state-put-away.json")).isEqualTo(PYTHON);
  }

  @Test
  void aCorruptStateIsNeverDroppedSilently() {
    repo.git().write(".rdopkg.json", "{broken");
    for (String option : new String[] {"status", "-c"}) {
      repo.run(option)
          .exits(1)
          .errContains("Error loading state file '.rdopkg.json'", "why:", "rdopkg --abort")
          .nothingChanged();
    }
    repo.run("--abort").exits(0);
    repo.git().write(".rdopkg.json", "{broken again");
    repo.run("--abort").exits(0).errContains("state-put-away-2.json");
    assertThat(repo.git().read(".git/rdopkg/state-put-away.json")).isEqualTo("{broken");
  }

  @Test
  void otherActionsRunNormallyWhileOneIsPaused() {
    repo.git().write(".rdopkg.json", PYTHON);
    repo.run("pkgenv").exits(0);
    repo.run("set-magic-comment", "patches_base", "1.2.3").exits(0);
  }

  @Test
  void continueAndAbortExcludeEachOther() {
    repo.run("-c", "--abort").exits(2).nothingChanged();
  }
}
