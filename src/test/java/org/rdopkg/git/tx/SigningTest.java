package org.rdopkg.git.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.git.Checkout;
import org.rdopkg.testkit.TempGit;

/** Commits are signed when the user's configuration wants it, by the program that it names. */
class SigningTest {
  /** Says what it was called with, and signs with the hash of what it was given. */
  private static final String SIGNER =
      """
      #!/bin/sh
      echo "$*" >"${0%/*}/called"
      echo "[GNUPG:] KEY_CONSIDERED" >&2
      echo "[GNUPG:] SIG_CREATED " >&2
      echo "-----BEGIN KIND-----"
      echo
      git hash-object --stdin
      echo "-----END KIND-----"
      """;

  @TempDir Path folder;
  private TempGit repo;

  @BeforeEach
  void aPackage() {
    repo = TempGit.init(folder);
    repo.write("foo.spec", "Release: 1\n").commitAll("first");
    repo.git("config", "commit.gpgSign", "true");
  }

  private void apply(CommitPlan commit) {
    try (Checkout checkout = repo.open()) {
      UpdatePlan plan =
          UpdatePlan.builder("rdopkg test", checkout.refs().head())
              .file(FileChange.write("foo.spec", "Release: 2\n".getBytes(StandardCharsets.UTF_8)))
              .commit(commit)
              .build();
      new Transactions(checkout, OutputStream.nullOutputStream()).apply(plan);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "openpgp, gpg.program, PGP SIGNATURE",
    "openpgp, gpg.openpgp.program, PGP SIGNATURE",
    "x509, gpg.x509.program, SIGNED MESSAGE",
  })
  void theUsersProgramSigns(String format, String setting, String kind) throws IOException {
    Path signer = folder.resolve("bin/signer");
    repo.script(signer, SIGNER.replace("KIND", kind));
    repo.git("config", "gpg.format", format);
    repo.git("config", setting, signer.toString());
    repo.git("config", "user.signingKey", "the-key");
    apply(CommitPlan.onTop("Ünicode\n\n- text"));
    assertThat(folder.resolve("bin/called")).content().contains("-bsau the-key");
    String commit = repo.git("cat-file", "commit", "HEAD");
    assertThat(commit).contains("\ngpgsig -----BEGIN " + kind + "-----\n", "\n\nÜnicode\n\n- text");
    assertThat(commit.lines().filter(line -> line.startsWith("encoding"))).isEmpty();
    sameButForTheSignature();
    repo.checkSound();
  }

  /** What was signed is the commit that would have been made without a signature. */
  private void sameButForTheSignature() {
    String signed = repo.head();
    String header = repo.git("cat-file", "commit", signed);
    int start = header.indexOf("gpgsig ");
    String hash =
        header
            .substring(start)
            .lines()
            .filter(l -> l.matches(" [0-9a-f]{40}"))
            .findFirst()
            .orElseThrow();
    int end = header.indexOf("\n\n", start);
    String without = header.substring(0, start) + header.substring(end + 1) + "\n";
    assertThat(repo.gitInput(without.getBytes(StandardCharsets.UTF_8), "hash-object", "--stdin"))
        .isEqualTo(hash.strip());
  }

  @Test
  void sshKeysSignAndGitFindsTheSignatureGood() throws Exception {
    Path key = folder.resolve("key");
    int made;
    try {
      String[] command = {"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()};
      made = new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      made = -1;
    }
    assumeTrue(made == 0, "ssh-keygen is not installed");
    String known = "test@example.com " + Files.readString(folder.resolve("key.pub"));
    Files.writeString(folder.resolve("allowed"), known);
    repo.git("config", "gpg.format", "ssh");
    repo.git("config", "user.signingKey", key.toString());
    repo.git("config", "gpg.ssh.allowedSignersFile", folder.resolve("allowed").toString());
    apply(CommitPlan.onTop("one"));
    repo.git("verify-commit", "HEAD");
    repo.git("commit", "-q", "--no-gpg-sign", "--amend", "-m", "unsigned");
    repo.write("foo.spec", "Release: 1\n").git("add", "foo.spec");
    repo.git("commit", "-q", "--no-gpg-sign", "-m", "back");
    apply(CommitPlan.amending("two"));
    repo.git("verify-commit", "HEAD");
    assertThat(repo.git("rev-list", "--count", "HEAD")).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#!/bin/sh\necho no key >&2\nexit 2\n", "#!/bin/sh\nexit 0\n"})
  void aProgramThatFailsLeavesTheStateBefore(String script) throws IOException {
    Path signer = folder.resolve("bin/signer");
    repo.script(signer, script).git("config", "gpg.program", signer.toString());
    String before = Snapshot.of(repo);
    assertThatThrownBy(() -> apply(CommitPlan.onTop("x")))
        .hasMessage("the commit could not be signed");
    assertThat(Snapshot.of(repo)).isEqualTo(before);
  }

  @Test
  void aSettingOfOneCommandCounts() {
    repo =
        repo.with("GIT_CONFIG_COUNT", "1")
            .with("GIT_CONFIG_KEY_0", "commit.gpgSign")
            .with("GIT_CONFIG_VALUE_0", "false");
    apply(CommitPlan.onTop("x"));
    assertThat(repo.git("cat-file", "commit", "HEAD")).doesNotContain("gpgsig");
  }
}
