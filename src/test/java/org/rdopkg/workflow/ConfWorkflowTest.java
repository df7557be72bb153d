package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** {@code rdopkg conf} from end to end, and what settings change. */
class ConfWorkflowTest {
  private final DistgitRepo repo = distgit("foo-bar").create().with("RDOPKG_SYSTEM_CONFIG", "/x");

  private void user(String text) {
    file(repo.git().home().resolve(".config/rdopkg/config.yaml"), text);
  }

  private static void file(Path file, String text) {
    try {
      java.nio.file.Files.createDirectories(file.getParent());
      java.nio.file.Files.writeString(file, text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void conf() {
    repo.run("conf")
        .exits(0)
        .errContains("No rdopkg config files found, using default config:")
        .outContains("changelog: detect   (default)\n", "oplog-days: 90   (default)\n", "target:")
        .nothingChanged();
  }

  @Test
  void theStrongerPlaceWinsAndIsNamed() {
    Path system = repo.git().home().resolve("etc");
    file(system.resolve("a.yaml"), "changelog: count\noplog-days: 1\n");
    file(system.resolve("b.yaml"), "oplog-days: 2\noplog-count: 2\n");
    DistgitRepo with = repo.with("RDOPKG_SYSTEM_CONFIG", system.toString());
    with.run("conf").exits(0).outContains("oplog-days: 2   (" + system.resolve("b.yaml") + ")\n");
    user("changelog: plain\noplog-count: 3\n");
    with.run("conf").outContains("changelog: plain   (", "config.yaml)", "oplog-count: 3");
    with.git().write(".rdopkg.yaml", "changelog: full\n");
    with.run("conf").outContains("changelog: full   (", ".rdopkg.yaml)");
    with.git().git("config", "rdopkg.changelog", "detect");
    with.run("conf").outContains("changelog: detect   (git config rdopkg.changelog)\n");
    with.with("RDOPKG_CHANGELOG", "count")
        .run("conf", "--json")
        .exits(0)
        .outContains("\"value\": \"count\"", "\"origin\": \"$RDOPKG_CHANGELOG\"", "\"system\"");
  }

  @Test
  void unknownKeysStopEveryActionThatReadsSettings() {
    user("chanelog: full\n");
    repo.run("conf").exits(2).errContains("Unknown setting 'chanelog'", "did you mean changelog?");
    repo.run("fix", "-m", "x").exits(2).errContains("Unknown setting").nothingChanged();
    user("");
    repo.git().git("config", "rdopkg.oplogdays", "3");
    repo.run("conf")
        .exits(2)
        .errContains("git config rdopkg.oplogdays", "did you mean oplog-days?");
  }

  @Test
  void branchesHaveTheirOwnKeysInGitsConfiguration() {
    repo.git().git("config", "rdopkg.master.patches-branch", "mine");
    repo.run("conf").exits(0);
  }

  @Test
  void theDistgitMustNotDecideWhatRuns() {
    repo.git().write(".rdopkg.yaml", "macros: rpm\n");
    repo.run("conf").exits(2).errContains("Not allowed there: macros");
    repo.git().delete(".rdopkg.yaml");
    file(repo.git().home().resolve("elsewhere"), "changelog: full\n");
    try {
      java.nio.file.Files.createSymbolicLink(
          repo.top().resolve(".rdopkg.yaml"), repo.git().home().resolve("elsewhere"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    repo.run("conf").exits(0).outContains("changelog: detect   (default)");
  }

  @Test
  void configurationOfThePythonToolIsExplainedAndNotRun() {
    Path python = repo.git().home().resolve(".rdopkg/conf.d/site.py");
    file(python, "open('" + repo.top() + "/pwned', 'w')\n");
    repo.run("conf").exits(0).errContains(python + " is configuration of the Python rdopkg");
    assertThat(repo.git().read("pwned")).isNull();
  }

  @Test
  void outsideOfACheckoutItWorksToo() {
    user("changelog: full\n");
    repo.run("-C", repo.git().home().toString(), "conf").exits(0).outContains("changelog: full");
  }

  @Test
  void ownBugTrackersBecomeResolves() {
    repo.git().write(".rdopkg.yaml", "bug-patterns:\n- 'TASK-[0-9]+'\n- 'gh#([0-9]+)'\n");
    repo.run("fix", "-m", "Mend it (TASK-12)")
        .exits(0)
        .repo()
        .headMessage("foo-bar-1.2.3-3\n\nChangelog:\n- Mend it (TASK-12)\n\nResolves: TASK-12");
    DistgitRepo other = distgit("foo-bar").patch("One\n\nCloses: gh#7", "f", "1\n").create();
    other.git().write(".rdopkg.yaml", "bug-patterns:\n- 'gh#[0-9]+'\n");
    other.run("patchlog").exits(0).outContains("One (gh#7)");
    other.run("patchlog", "--json").exits(0).outContains("\"gh#7\"");
    other.run("patch", "-l", "--json").exits(0).outContains("\"gh#7\"");
  }

  @Test
  void theChangelogModeHasADefaultOfTheUsersOwn() {
    DistgitRepo other = distgit("foo-bar").patches(2).inSpec(2).create();
    other.git().git("branch", "-f", "master-patches", "master-patches~1");
    other.git().git("config", "rdopkg.changelog", "full");
    other.run("patch", "-l").exits(0).spec().contains("- Drop patch");
  }

  @Test
  void nameAndMailForTheChangelog() {
    user("changelog-user: Paula Packager\nchangelog-email: paula@example.com\n");
    repo.run("fix", "-m", "x")
        .exits(0)
        .spec()
        .contains("Paula Packager <paula@example.com> 1.2.3-3");
    repo.run("fix", "-m", "y", "-u", "Other").exits(0).spec().contains("Other <paula@example.com>");
  }
}
