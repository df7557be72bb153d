package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Tools;

/** {@code rdopkg verify} where rpmbuild is no oracle: what it tells besides. */
class VerifyWorkflowTest {
  private final DistgitRepo repo =
      distgit("foo-bar")
          .upstream(Map.of("a.txt", "one\n", "b.txt", "two\n"))
          .spec(
              text ->
                  text.replaceFirst("Source0:[^\n]*", "Source0: foo-bar-1.2.3.tar")
                      .replaceFirst("%(autosetup|setup)[^\n]*", "%autosetup -p1"))
          .create();

  private Path tar() {
    Tools.need("tar");
    repo.git()
        .git(
            "archive",
            "--format=tar",
            "--prefix=foo-bar-1.2.3/",
            "-o",
            "foo-bar-1.2.3.tar",
            "1.2.3");
    return repo.top().resolve("foo-bar-1.2.3.tar");
  }

  @Test
  void aWholeArchiveIsNotRemarkedOn() {
    tar();
    repo.run("verify").exits(0).errIsEmpty();
  }

  @Test
  void anArchiveThatMayBeCutOffIsTold() throws IOException {
    Path tar = tar();
    byte[] whole = Files.readAllBytes(tar);
    int end = whole.length;
    while (whole[end - 1] == 0) {
      end--;
    }
    Files.write(tar, Arrays.copyOf(whole, (end + 511) / 512 * 512));
    assertThat(Tools.run(repo.top(), "tar", "tf", tar.toString())).isNotEmpty();
    repo.run("verify").exits(0).errContains("foo-bar-1.2.3.tar", "may be cut off");
  }
}
