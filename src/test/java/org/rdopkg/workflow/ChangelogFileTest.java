package org.rdopkg.workflow;

import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** A file {@code changelog} beside a spec without entries: the commit message has the text. */
class ChangelogFileTest {
  private static DistgitRepo repo(String section) {
    return distgit("foo")
        .patches(1)
        .spec(text -> text.substring(0, text.indexOf("%changelog")) + section)
        .file("changelog", "* Mon Nov 23 2026 A <a@b> - 1.2.3-2\n- Old\n")
        .create();
  }

  @Test
  void patchWritesNoEntryNorSection() {
    for (String section : new String[] {"", "%changelog\n"}) {
      repo(section)
          .run("patch", "-l")
          .exits(0)
          .spec()
          .doesNotContain("- Original Patch 1")
          .repo()
          .headMessage("foo-1.2.3-3\n\nChangelog:\n- Original Patch 1")
          .headChanges("A 0001-Original-Patch-1.patch", "M foo.spec");
    }
  }

  @Test
  void fixTakesItsTextFromTheCommandLine() {
    DistgitRepo repo = repo("");
    repo.run("fix").exits(0);
    repo.run("-c").exits(1).errContains("Description of changes is missing in %changelog.");
    repo.run("fix", "-c", "-m", "New text")
        .exits(0)
        .repo()
        .headMessage("foo-1.2.3-3\n\nChangelog:\n- New text")
        .isClean();
  }

  @Test
  void entriesOfTheSpecGoOn() {
    repo("%changelog\n* Mon Nov 23 2026 A <a@b> - 1.2.3-2\n- Old\n")
        .run("patch", "-l")
        .exits(0)
        .spec()
        .changelogTop(1);
  }
}
