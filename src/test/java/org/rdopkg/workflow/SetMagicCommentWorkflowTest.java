package org.rdopkg.workflow;

import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

class SetMagicCommentWorkflowTest {
  @Test
  void aCommentIsSetInItsFrameChangedAndDropped() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("set-magic-comment", "patches_base", "v1.2.3")
        .exits(0)
        .spec()
        .contains("\n\n#\n# patches_base=v1.2.3\n#\n\n")
        .repo()
        .status(" M foo-bar.spec");
    repo.run("set_magic_comment", "patches_base", "v9")
        .exits(0)
        .spec()
        .contains("\n#\n# patches_base=v9\n#\n");
    repo.run("set-magic-comment", "patches_base", "")
        .exits(0)
        .errContains("dropped # patches_base=v9")
        .repo()
        .isClean();
  }

  @Test
  void aValueThatWouldNotBeReadBackIsRefused() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("set-magic-comment", "patches_base", "a b").exits(2).nothingChanged();
    repo.run("set-magic-comment", "patches_base", "a\nRelease: 7").exits(2).nothingChanged();
    repo.run("set-magic-comment", "na=me", "x").exits(2).nothingChanged();
  }

  @Test
  void anExpressionThatDoesNotCompileIsRefused() {
    distgit("foo-bar")
        .create()
        .run("set-magic-comment", "patches_ignore", "(")
        .exits(1)
        .nothingChanged();
  }
}
