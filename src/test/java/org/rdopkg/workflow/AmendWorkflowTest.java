package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** {@code rdopkg amend} from end to end. */
class AmendWorkflowTest {
  private static void edit(DistgitRepo repo, String from, String to) {
    String spec = repo.git().read("foo-bar.spec");
    assertThat(spec).contains(from);
    repo.git().write("foo-bar.spec", spec.replace(from, to));
  }

  @Test
  void amend() {
    DistgitRepo repo = distgit("foo-bar").epoch(1).create();
    repo.git().git("commit", "-q", "--amend", "-m", "start\n\nChange-Id: Iabc123");
    edit(repo, "- Update to upstream 1.2.3", "- New text rhbz#77");
    repo.run("amend")
        .exits(0)
        .outContains("    foo-bar-1.2.3-2\n", "    Change-Id: Iabc123\n", "A\tfoo-bar.spec\n")
        .repo()
        .headMessage(
            "foo-bar-1.2.3-2\n\nChangelog:\n- New text rhbz#77\n\nResolves: rhbz#77\n\n"
                + "Change-Id: Iabc123")
        .commits(1)
        .isClean();
  }

  @Test
  void amendClean() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.git().git("commit", "-q", "--allow-empty", "-m", "empty");
    repo.run("amend").exits(1).errContains("No distgit changes found").nothingChanged();
  }

  @Test
  void withoutChangesOnlyTheMessageIsMadeAnew() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix", "-m", "Text").exits(0);
    repo.run("amend").exits(0).outContains("Nothing to amend").nothingChanged();
    repo.git().git("commit", "-q", "--amend", "-m", "typo");
    repo.run("amend")
        .exits(0)
        .repo()
        .headMessage("foo-bar-1.2.3-3\n\nChangelog:\n- Text")
        .commits(2);
  }

  @Test
  void aCommitThatWouldBecomeEmptyIsRefused() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix", "-m", "Text").exits(0);
    repo.git().git("checkout", "-q", "HEAD~", "--", ".");
    repo.run("amend").exits(1).errContains("would be empty").nothingChanged();
  }

  @Test
  void trailersAndBugLinesWrittenByHandStay() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix", "-m", "Text rhbz#1").exits(0);
    repo.git()
        .git(
            "commit",
            "-q",
            "--amend",
            "-m",
            repo.git().git("log", "-1", "--format=%B").strip()
                + "\nRelated: RHEL-9\n\nSigned-off-by: Me <me@example.com>");
    edit(repo, "- Text rhbz#1", "- Text rhbz#2");
    repo.run("amend")
        .exits(0)
        .repo()
        .headMessage(
            "foo-bar-1.2.3-3\n\nChangelog:\n- Text rhbz#2\n\nResolves: rhbz#2\nRelated: RHEL-9\n\n"
                + "Signed-off-by: Me <me@example.com>");
  }

  @Test
  void aHeaderTakesTheFirstLine() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.git().write("header", "My header\n\nand more\n");
    repo.run("amend", "-H", "header")
        .exits(0)
        .repo()
        .headMessage("My header\n\nand more\n\nChangelog:\n- Update to upstream 1.2.3");
  }

  @Test
  void authorAndDateStayThoseOfTheCommit() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.git().git("commit", "-q", "--amend", "--author=Other <o@example.com>", "-m", "x");
    String before = repo.git().git("log", "-1", "--format=%an %ae %ad");
    edit(repo, "ASL", "Apache");
    repo.run("amend").exits(0);
    assertThat(repo.git().git("log", "-1", "--format=%an %ae %ad")).isEqualTo(before);
  }

  @Test
  void whereTheChangelogIsAutomaticTheMessageStays() {
    DistgitRepo repo =
        distgit("foo-bar")
            .spec(s -> s.substring(0, s.indexOf("%changelog")) + "%changelog\n%autochangelog\n")
            .create();
    repo.run("fix", "-m", "Text").exits(0);
    String message = repo.git().git("log", "-1", "--format=%B");
    edit(repo, "ASL", "Apache");
    repo.run("amend").exits(0).repo().headMessage(message).isClean();
  }

  @Test
  void aPublishedCommitIsNamedWithItsLease() {
    DistgitRepo repo = distgit("foo-bar").remote("origin").create();
    edit(repo, "ASL", "Apache");
    String tip = repo.git().head();
    repo.run("amend")
        .exits(0)
        .errContains(
            "in origin/master already",
            "git push --force-with-lease=master:" + tip + " origin master");
  }

  @Test
  void theOldCommitStaysReachableAndHooksAreTold() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.git().hook("post-rewrite", "#!/bin/sh\ncat > .git/rewritten\n");
    String old = repo.git().head();
    edit(repo, "ASL", "Apache");
    repo.run("amend").exits(0);
    assertThat(repo.git().git("for-each-ref", "--contains", old)).contains("refs/rdopkg/");
    assertThat(repo.git().read(".git/rewritten")).isEqualTo(old + " " + repo.git().head() + "\n");
  }
}
