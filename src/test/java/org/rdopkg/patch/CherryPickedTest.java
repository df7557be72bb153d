package org.rdopkg.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.testkit.TempGit;

/** {@code git cherry-pick -x} is the oracle. */
class CherryPickedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "One line",
        "One line\n",
        "Two\n\nparagraphs\n",
        "Signed\n\nText.\n\nSigned-off-by: A <a@x>\n",
        "Signed\n\nSigned-off-by: A <a@x>\nReviewed-by: B <b@x>\n",
        "Folded\n\nFixes: a\n  long line\nChange-Id: I1\n",
        "Text with a colon: no trailer\n",
        "Subject\n\nNote: this\nis text\n",
        "Subject\n\nsome text\nmore\nSigned-off-by: A <a@x>\n",
        "Subject\n\na\nb\nc\nd\nSigned-off-by: A <a@x>\n",
        "Again\n\n(cherry picked from commit 0123456789012345678901234567890123456789)\n",
        "Again\n\nX.\n\nFixes: 1\n(cherry picked from commit"
            + " 0123456789012345678901234567890123456789)\n",
        "Key: value as subject\n",
        "Ümlaut\n\nGrüße\n"
      })
  void saysItAsGitDoes(String message, @TempDir Path folder) {
    TempGit repo = TempGit.init(folder);
    repo.write("a", "1\n").commitAll("base");
    repo.git("checkout", "-q", "-b", "side");
    repo.write("b", "2\n");
    repo.git("add", "b");
    repo.gitInput(message.getBytes(StandardCharsets.UTF_8), "commit", "-q", "-F", "-");
    String commit = repo.head();
    String stored = repo.git("log", "-1", "--format=%B", commit).stripTrailing() + "\n";
    repo.git("checkout", "-q", "-");
    repo.write("c", "3\n").commitAll("on");
    repo.git("cherry-pick", "-x", commit);

    String raw = new String(repo.gitBytes("cat-file", "commit", "HEAD"), StandardCharsets.UTF_8);
    assertThat(CherryPicked.message(stored, commit))
        .isEqualTo(raw.substring(raw.indexOf("\n\n") + 2));
  }
}
