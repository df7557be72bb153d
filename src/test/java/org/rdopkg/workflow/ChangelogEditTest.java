package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** {@code --edit} of {@code patch}, {@code new-version} and {@code amend}. */
class ChangelogEditTest {
  private static DistgitRepo repo() {
    return distgit("foo-bar").patches(2).create();
  }

  /** An editor that keeps what it is shown and runs a sed script. */
  private static String editor(DistgitRepo repo, String script) {
    repo.git()
        .script(
            repo.top().resolve(".git/editor"),
            "#!/bin/sh\ncp \"$1\" .git/shown\nsed -i \"" + script + "\" \"$1\"\n");
    return repo.top().resolve(".git/editor").toString();
  }

  private static DistgitRepo editing(DistgitRepo repo, String script) {
    repo.git().git("config", "core.editor", editor(repo, script));
    return repo;
  }

  @Test
  void theTextIsEditedBeforeItIsCommitted() {
    DistgitRepo repo = editing(repo(), "s/Original Patch 2/Better words (rhbz#7) for 100%/");
    repo.run("patch", "-l", "--edit")
        .exits(0)
        .spec()
        .changelogTop(
            "Mon Nov 23 2026 Test User <test@example.com> 1.2.3-3",
            "- Better words (rhbz#7) for 100%%",
            "- Original Patch 1")
        .repo()
        .headMessage(
            "foo-bar-1.2.3-3\n\nChangelog:\n- Better words (rhbz#7) for 100%\n- Original Patch 1"
                + "\n\nResolves: rhbz#7")
        .isClean();
    assertThat(repo.git().read(".git/shown"))
        .startsWith("- Original Patch 2\n- Original Patch 1\n\n# This is what the changelog");
    assertThat(repo.top().resolve(".git/RDOPKG_EDITMSG")).doesNotExist();
  }

  @Test
  void anEmptyTextChangesNothing() {
    DistgitRepo repo = editing(repo(), "/^-/d");
    CheckoutPicture before = CheckoutPicture.of(repo);
    repo.run("patch", "-l", "--edit")
        .exits(1)
        .errContains("Nothing was changed: the text is empty");
    assertThat(CheckoutPicture.of(repo)).isEqualTo(before);
  }

  @Test
  void anEditorThatFailsChangesNothing() {
    DistgitRepo repo = repo();
    repo.git().git("config", "core.editor", "false");
    CheckoutPicture before = CheckoutPicture.of(repo);
    repo.run("patch", "-l", "--edit").exits(1).errContains("the editor failed: false");
    assertThat(CheckoutPicture.of(repo)).isEqualTo(before);
  }

  @Test
  void itemsMayBeAddedAndGoOverSeveralLines() {
    DistgitRepo repo = editing(repo(), "1i - First of all\\\\n  and more of it");
    repo.run("patch", "-l", "--edit").exits(0);
    assertThat(repo.git().git("log", "-1", "--format=%B"))
        .contains("- First of all\n  and more of it\n- Original Patch 2");
  }

  @Test
  void whatIsNotThereToEditIsRefused() {
    repo()
        .run("patch", "-lB", "--edit")
        .exits(2)
        .errContains("--edit can't be used with --no-bump");
    repo().run("patch", "-l", "--dry-run", "--edit").exits(2);
    repo().run("new-version", "--edit", "-U", "1.3.0").exits(2);
  }

  @Test
  void theTextOfNewVersionCanBeEdited() {
    DistgitRepo repo = editing(repo(), "s/Update to/Move to the new/");
    repo.git().importing("next").from("1.2.3").file("new", "1").commit("Release 1.3.0").done();
    repo.git().git("tag", "1.3.0", "next");
    repo.run("new-version", "-lnt", "--edit", "1.3.0")
        .exits(0)
        .spec()
        .changelogTop(
            "Mon Nov 23 2026 Test User <test@example.com> 1.3.0-1", "- Move to the new 1.3.0");
  }

  @Test
  void theTextOfNewVersionCanBeEditedAfterAConflict() {
    DistgitRepo repo =
        editing(distgit("foo-bar").patch("Mine", "setup.py", "mine\n").create(), "s/Update/Go/");
    repo.git().importing("next").from("1.2.3").file("setup.py", "theirs\n").commit("New").done();
    repo.git().git("tag", "1.3.0", "next");
    repo.run("new-version", "-lnt", "--edit", "1.3.0").exits(1);
    repo.git().write("setup.py", "both\n").git("add", "setup.py");
    repo.git().git("-c", "core.editor=true", "rebase", "--continue");
    repo.run("-c").exits(0).spec().contains("- Go to 1.3.0\n");
  }

  @Test
  void amendOpensTheSpec() {
    DistgitRepo repo = editing(repo(), "s/^- Update to upstream.*/- Begin anew/");
    repo.run("amend", "--edit")
        .exits(0)
        .repo()
        .headMessage("foo-bar-1.2.3-2\n\nChangelog:\n- Begin anew")
        .isClean();
  }
}
