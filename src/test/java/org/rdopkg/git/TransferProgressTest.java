package org.rdopkg.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.io.ProcessRunner;
import org.rdopkg.testkit.TempGit;

/** How far git's transfers are, read from what the installed git says. */
class TransferProgressTest {
  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();
  private final TransferProgress progress =
      new TransferProgress((what, done, total) -> told.add(what + " " + done + "/" + total));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "remote: Counting objects:  20% (1/5)   \u001b[K",
        "Receiving objects:  50% (450/900), 1.20 MiB | 2.00 MiB/s",
        "Receiving objects: 100% (900/900), 2.40 MiB | 2.00 MiB/s, done.",
        "Empfange Objekte:   3% (1/900)"
      })
  void figures(String line) {
    assertThat(progress.takes(line)).isTrue();
    progress.look();
    assertThat(told).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "remote: Enumerating objects: 5, done.        ",
        "remote: Enumerating objects: 123456",
        "Delta compression using up to 2 threads",
        "Total 3 (delta 0), reused 0 (delta 0), pack-reused 0",
        "remote: Total 5 (delta 1), reused 0 (delta 0), pack-reused 0"
      })
  void talkIsTakenToo(String line) {
    assertThat(progress.takes(line)).isTrue();
    progress.look();
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fatal: couldn't find remote ref nope",
        "remote: ERROR: no access, 50% (1/2) of it",
        "From /somewhere",
        " * branch            HEAD       -> FETCH_HEAD",
        "error: 404",
        "x: 1% (99999999999/1)",
        ""
      })
  void errorsAreKept(String line) {
    assertThat(progress.takes(line)).isFalse();
  }

  @Test
  void whatTheInstalledGitSaysOfAPush() {
    TempGit git = TempGit.init(folder.resolve("there"), "one");
    for (int i = 0; i < 200; i++) {
      git.write("f" + i, "content " + i + "\n");
    }
    git.commitAll("many files");
    git.git("init", "-q", "--bare", "--template=", folder.resolve("bare.git").toString());
    ProcessResult pushed =
        new ProcessRunner(git.environment())
            .run(
                ProcessRequest.in(
                        git.top(),
                        "git",
                        "push",
                        "--progress",
                        "--porcelain",
                        "file://" + folder.resolve("bare.git"),
                        "HEAD:refs/heads/x")
                    .watchedBy(progress)
                    .build());
    assertThat(pushed.status()).isZero();
    assertThat(told).last().asString().matches(".* (\\d+)/\\1");
    assertThat(pushed.err()).isEmpty();
  }

  @Test
  void whatTheInstalledGitSays() {
    TempGit git = TempGit.init(folder.resolve("there"), "one");
    for (int i = 0; i < 200; i++) {
      git.write("f" + i, "content " + i + "\n");
    }
    git.commitAll("many files");
    TempGit here = TempGit.init(folder.resolve("here"), "two");
    ProcessResult fetched =
        new ProcessRunner(here.environment())
            .run(
                ProcessRequest.in(
                        here.top(), "git", "fetch", "--progress", "file://" + git.top(), "HEAD")
                    .watchedBy(progress)
                    .build());
    progress.look();
    assertThat(fetched.status()).isZero();
    assertThat(told).isNotEmpty().last().asString().matches(".* (\\d+)/\\1");
    assertThat(fetched.err()).startsWith("From file://").doesNotContain("%", "done");
  }
}
