package org.rdopkg.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.testkit.DistgitRepo;

/** Settings and attributes of line ends change no byte of a patch that they do not ask for. */
class PatchLineEndsTest {

  @ParameterizedTest
  @ValueSource(strings = {"true", "input"})
  void patchesAreCommittedAsTheyAreAndNotTakenForChangedOnes(String autocrlf) {
    DistgitRepo repo =
        distgit("foo")
            .upstream(Map.of("dos", "a\r\nb\r\n", "unix", "a\n"))
            .patch("Change dos", "dos", "a\r\nc\r\n")
            .patch("Change unix", "unix", "b\n")
            .create();
    repo.run("patch", "-l").exits(0);
    byte[] dos = inCommit(repo, "0001-Change-dos.patch");
    byte[] unix = inCommit(repo, "0002-Change-unix.patch");
    repo.git().git("reset", "-q", "--hard", "HEAD~");
    repo.git().git("config", "core.autocrlf", autocrlf);

    repo.run("patch", "-l").exits(0).repo().isClean();
    assertThat(inCommit(repo, "0001-Change-dos.patch")).isEqualTo(dos);
    assertThat(inCommit(repo, "0002-Change-unix.patch")).isEqualTo(unix);

    repo.git().git("rm", "-q", "--cached", "-r", ".");
    repo.git().git("reset", "-q", "--hard");
    assertThat(repo.git().read("0002-Change-unix.patch").contains("\r\n"))
        .isEqualTo(autocrlf.equals("true"));
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found").nothingChanged();
  }

  /** Where attributes only let git guess, bytes stay; where they ask plainly, git has its way. */
  @ParameterizedTest
  @CsvSource({
    "* text=auto, true",
    "* text=auto eol=lf, true",
    "*.patch -text, true",
    "*.patch text, false",
    "*.patch eol=crlf, false",
  })
  void attributesMakeNoPatchChangeAgainAndAgain(String attributes, boolean exact) {
    DistgitRepo repo =
        distgit("foo")
            .file(".gitattributes", attributes + "\n")
            .upstream(Map.of("dos", "a\r\nb\r\n"))
            .patch("Change dos", "dos", "a\r\nc\r\n")
            .create();
    repo.run("patch", "-l").exits(0).repo().isClean();
    boolean kept = new String(inCommit(repo, "0001-Change-dos.patch"), UTF_8).contains("\r\n");
    assertThat(kept).isEqualTo(exact);
    repo.git().git("checkout", "-q", "HEAD", "--", ".");
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found").nothingChanged();
  }

  private static byte[] inCommit(DistgitRepo repo, String file) {
    return repo.git().gitBytes("show", "HEAD:" + file);
  }
}
