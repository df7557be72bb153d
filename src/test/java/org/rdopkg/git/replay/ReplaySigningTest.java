package org.rdopkg.git.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.testkit.TempGit;

/** Replayed commits are signed where those of git rebase are, and come out the same. */
class ReplaySigningTest {
  /** Signs with the hash of what it was given, so that equal commits are signed equally. */
  private static final String SIGNER =
      """
      #!/bin/sh
      echo "[GNUPG:] SIG_CREATED " >&2
      echo "-----BEGIN PGP SIGNATURE-----"
      echo
      git hash-object --stdin
      echo "-----END PGP SIGNATURE-----"
      """;

  private static final String TEXT = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n";

  @TempDir Path folder;
  private TempGit repo;
  private String old;

  @BeforeEach
  void aSeries() {
    repo = TempGit.init(folder);
    old = repo.importing("old").file("a", TEXT).file("b", TEXT).commit("base").done().get(0);
    repo.importing("new").from("old").file("b", TEXT + "13\n").commit("upstream").done();
    repo.importing("patches")
        .from("old")
        .file("a", TEXT.replace("6", "six"))
        .commit("Ünicode\n\n  body \n\n\nend")
        .file("a", TEXT.replace("6", "six").replace("9", "nine"))
        .commit("two\n")
        .file("a", TEXT.replace("6", "6!").replace("9", "nine"))
        .commit("three")
        .done();
    repo.git("checkout", "-q", "--detach", "old");
    Path signer = folder.resolve("bin/signer");
    repo.script(signer, SIGNER);
    repo.git("config", "gpg.program", signer.toString());
    repo.git("config", "commit.gpgSign", "true");
  }

  private ReplayResult run(boolean sign) {
    try (Checkout checkout = repo.open();
        Replay replay = Replay.in(checkout)) {
      ReplayResult result =
          replay.run(old, repo.id("patches"), repo.id("new"), ReplayOptions.REBASE);
      return sign ? replay.signed(result) : result;
    }
  }

  @Test
  void theSameSignedCommitsAsThoseOfGitRebase() {
    ReplayResult result = run(true);

    repo.git("rebase", "-q", "new", "patches");
    assertThat(result.tip()).isEqualTo(repo.id("patches"));
    assertThat(result.successors().values())
        .containsExactly(repo.id("patches~2"), repo.id("patches~1"), repo.id("patches"));
    assertThat(repo.git("cat-file", "commit", result.tip())).contains("\ngpgsig ");
    repo.checkSound();
  }

  @Test
  void aSignatureOfBeforeIsReplaced() {
    repo.git("rebase", "-q", "--force-rebase", "old", "patches");
    assertThat(repo.git("cat-file", "commit", "patches")).contains("\ngpgsig ");

    ReplayResult result = run(true);

    repo.git("rebase", "-q", "new", "patches");
    assertThat(result.tip()).isEqualTo(repo.id("patches"));
  }

  @Test
  void anotherEncodingStays() {
    byte[] raw =
        """
        tree %s
        parent %s
        author J <j@x> 1500000000 +0200
        committer J <j@x> 1700000000 +0000
        encoding ISO-8859-1

        \u00fc one

        l\u00e4st
        """
            .formatted(repo.id("patches^{tree}"), repo.id("patches"))
            .getBytes(StandardCharsets.ISO_8859_1);
    String id = repo.gitInput(raw, "hash-object", "-t", "commit", "-w", "--stdin").strip();
    repo.git("update-ref", "refs/heads/patches", id);

    String tip = run(true).tip();

    byte[] made = repo.gitBytes("cat-file", "commit", tip);
    assertThat(new String(made, StandardCharsets.ISO_8859_1))
        .contains("\nencoding ISO-8859-1\n", "\ngpgsig ")
        .endsWith("\n\n\u00fc one\n\nl\u00e4st\n");
  }

  @Test
  void nothingIsSignedUnlessAskedFor() {
    assertThat(repo.git("cat-file", "commit", run(false).tip())).doesNotContain("gpgsig");
    repo.git("config", "commit.gpgSign", "false");
    assertThat(repo.git("cat-file", "commit", run(true).tip())).doesNotContain("gpgsig");
  }

  @Test
  void aProgramThatFailsIsToldWithThePatch() {
    repo.script(folder.resolve("bin/signer"), "#!/bin/sh\necho no key >&2\nexit 1\n");
    assertThatThrownBy(() -> run(true))
        .isInstanceOf(RdopkgException.class)
        .hasMessageContaining("Ünicode");
  }
}
