package org.rdopkg.git.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.git.Checkout;
import org.rdopkg.testkit.TempGit;

/** What a transaction leaves, seen by the installed git. */
class TransactionTest {
  @TempDir Path folder;
  private TempGit repo;
  private final ByteArrayOutputStream hookOutput = new ByteArrayOutputStream();

  @BeforeEach
  void aPackage() {
    repo = TempGit.init(folder);
    repo.write("foo.spec", "Release: 1\n").write("0001-old.patch", "old\n").write("other", "1\n");
    repo.commitAll("first");
    repo.importing("master-patches").from("HEAD").file("src", "1").commit("one").done();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private UpdatePlan.Builder plan(Checkout checkout) {
    return UpdatePlan.builder("rdopkg test", checkout.refs().head());
  }

  private static UpdatePlan.Builder update(UpdatePlan.Builder plan) {
    return plan.file(
            new FileChange.Write(
                "foo.spec", bytes("Release: 2\n"), Before.content(bytes("Release: 1\n"))))
        .file(FileChange.delete("0001-old.patch"))
        .file(FileChange.write("0001-new.patch", bytes("new\n")))
        .commit(CommitPlan.onTop("foo-1-2\n\nChangelog:\n- new  \n\n\n"));
  }

  private Applied apply(UpdatePlan.Builder plan, Checkout checkout) {
    return new Transactions(checkout, hookOutput).apply(plan.build());
  }

  private Applied applyUpdate() {
    try (Checkout checkout = repo.open()) {
      return apply(update(plan(checkout)), checkout);
    }
  }

  @Test
  void filesIndexAndBranchChangeTogether() {
    String first = repo.head();
    Applied applied = applyUpdate();

    assertThat(repo.head()).isEqualTo(applied.commit().orElseThrow());
    assertThat(repo.id("HEAD~1")).isEqualTo(first);
    assertThat(repo.status()).isEmpty();
    assertThat(repo.tryGit("diff-index", "--quiet", "HEAD").status()).isZero();
    assertThat(repo.tryGit("diff-files", "--quiet").status()).isZero();
    assertThat(repo.git("ls-tree", "--name-only", "HEAD").lines())
        .containsExactly("0001-new.patch", "foo.spec", "other");
    assertThat(repo.read("foo.spec")).isEqualTo("Release: 2\n");
    assertThat(repo.read("0001-old.patch")).isNull();
    assertThat(repo.git("log", "-1", "--format=%B|%an|%ae|%cn|%at|%ct"))
        .isEqualTo(
            """
            foo-1-2

            Changelog:
            - new
            |Test User|test@example.com|Test User|1795413600|1795413600\
            """);
    repo.checkSound();
    assertNothingLeft();
  }

  private void assertNothingLeft() {
    assertThat(repo.top().resolve(".git/rdopkg").toFile().list()).containsOnly("ops");
    assertThat(repo.top().resolve(".git/index.lock")).doesNotExist();
    assertThat(repo.top().toFile().list((d, name) -> name.contains(".rdopkg-"))).isEmpty();
  }

  @Test
  void bothReflogsTellWhatMovedTheBranch() {
    applyUpdate();
    for (String ref : List.of("HEAD", "master")) {
      assertThat(repo.git("reflog", "-1", "--format=%gs", ref)).isEqualTo("rdopkg test: foo-1-2");
      assertThat(repo.id(ref + "@{1}")).isEqualTo(repo.id("HEAD~1"));
    }
  }

  @Test
  void otherChangesStayAsTheyAre() throws IOException {
    repo.write("other", "2\n").git("add", "other");
    repo.write("other", "3\n").write("untracked", "x");
    repo.write("staged-new", "x").git("add", "staged-new");
    FileTime time = FileTime.fromMillis(1_600_000_000_123L);
    Files.setLastModifiedTime(repo.top().resolve("other"), time);
    String before = repo.status();

    applyUpdate();

    assertThat(repo.status()).isEqualTo(before).isEqualTo("MM other\nA  staged-new\n?? untracked");
    assertThat(repo.git("show", "HEAD:other")).isEqualTo("1");
    assertThat(Files.getLastModifiedTime(repo.top().resolve("other"))).isEqualTo(time);
    repo.checkSound();
  }

  @Test
  void theResultIsThatOfGitCommitWithPaths() throws IOException {
    repo.write("other", "2\n").git("add", "other");
    TempGit twin = TempGit.at(folder, folder.resolve("twin"));
    copy(repo.top(), twin.top());

    applyUpdate();

    twin.write("foo.spec", "Release: 2\n")
        .write("0001-new.patch", "new\n")
        .delete("0001-old.patch");
    twin.git("add", "-N", "0001-new.patch");
    twin.git(
        "commit",
        "-q",
        "-m",
        "foo-1-2\n\nChangelog:\n- new",
        "--",
        "foo.spec",
        "0001-new.patch",
        "0001-old.patch");
    assertThat(repo.git("cat-file", "-p", "HEAD")).isEqualTo(twin.git("cat-file", "-p", "HEAD"));
    assertThat(repo.head()).isEqualTo(twin.head());
    assertThat(repo.git("ls-files", "-s")).isEqualTo(twin.git("ls-files", "-s"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  @Test
  void anAmendedCommitKeepsItsAuthorAndParents() {
    repo.write("foo.spec", "Release: 1.1\n")
        .git(
            "commit",
            "-qam",
            "second",
            "--author",
            "Änne <ae@example.com>",
            "--date",
            "1600000000 +0530");
    String parent = repo.id("HEAD~1");
    String amended = repo.head();
    Applied applied;
    try (Checkout checkout = repo.open()) {
      applied =
          apply(
              plan(checkout)
                  .file(FileChange.write("foo.spec", bytes("Release: 2\n")))
                  .commit(CommitPlan.amending("better")),
              checkout);
    }
    assertThat(repo.git("log", "-1", "--format=%an %ae %ad %P %s", "--date=raw"))
        .isEqualTo("Änne ae@example.com 1600000000 +0530 " + parent + " better");
    assertThat(repo.id("refs/rdopkg/old/" + applied.id() + "/heads/master")).isEqualTo(amended);
    assertThat(repo.status()).isEmpty();
  }

  @Test
  void aBranchThatIsResetKeepsItsOldCommitsReachable() {
    String old = repo.id("master-patches");
    String anew =
        repo.importing("elsewhere").from("master").file("x", "1").commit("x").done().get(0);
    Applied applied;
    try (Checkout checkout = repo.open()) {
      applied =
          apply(
              update(plan(checkout))
                  .ref(new RefMove("refs/heads/master-patches", old, anew, "rdopkg test: reset")),
              checkout);
    }
    assertThat(repo.id("master-patches")).isEqualTo(anew);
    assertThat(repo.git("reflog", "-1", "--format=%gs", "master-patches"))
        .isEqualTo("rdopkg test: reset");
    assertThat(repo.git("reflog", "-1", "--format=%gs", "master"))
        .isEqualTo("rdopkg test: foo-1-2");
    assertThat(repo.git("reflog", "-1", "--format=%gs", "HEAD")).isEqualTo("rdopkg test: foo-1-2");
    assertThat(repo.id("refs/rdopkg/old/" + applied.id() + "/heads/master-patches")).isEqualTo(old);
    repo.git("reflog", "expire", "--expire=now", "--all");
    repo.git("gc", "-q", "--prune=now");
    assertThat(repo.id(old + "^{commit}")).isEqualTo(old);
    assertThat(repo.status()).isEmpty();
    repo.checkSound();
  }

  @Test
  void refsMayBePacked() {
    repo.git("pack-refs", "--all");
    String old = repo.id("master-patches");
    try (Checkout checkout = repo.open()) {
      apply(
          update(plan(checkout))
              .ref(new RefMove("refs/heads/master-patches", old, repo.head(), "x"))
              .ref(RefMove.create("refs/heads/new/one", old, "x")),
          checkout);
    }
    assertThat(repo.id("new/one")).isEqualTo(old);
    assertThat(repo.id("master-patches")).isEqualTo(repo.id("HEAD~1"));
    assertThat(repo.status()).isEmpty();
  }

  @Test
  void theFirstCommitOfABranchIsMade() {
    TempGit empty = TempGit.init(folder, "empty");
    try (Checkout checkout = empty.open()) {
      apply(
          plan(checkout)
              .file(FileChange.write("a.spec", bytes("x\n")))
              .file(FileChange.write("dir/b", bytes("y\n")))
              .commit(CommitPlan.onTop("first")),
          checkout);
    }
    assertThat(empty.git("log", "--format=%s %P")).isEqualTo("first");
    assertThat(empty.status()).isEmpty();
    empty.checkSound();
  }

  @Test
  void aDetachedHeadMoves() {
    repo.git("checkout", "-q", "--detach");
    String old = repo.id("master-patches");
    Applied applied;
    try (Checkout checkout = repo.open()) {
      applied =
          apply(
              update(plan(checkout))
                  .ref(new RefMove("refs/heads/master-patches", old, repo.head(), "x")),
              checkout);
    }
    assertThat(repo.head()).isEqualTo(applied.commit().orElseThrow());
    assertThat(repo.tryGit("symbolic-ref", "-q", "HEAD").status()).isEqualTo(1);
    assertThat(repo.id("master")).isEqualTo(repo.id("HEAD~1"));
    assertThat(repo.git("reflog", "-1", "--format=%gs", "HEAD")).isEqualTo("rdopkg test: foo-1-2");
    assertThat(repo.status()).isEmpty();
  }

  @Test
  void aLinkedWorkTreeHasItsOwnHeadAndIndex() {
    repo.git("worktree", "add", "-q", "-b", "el7", "../linked");
    TempGit linked = TempGit.at(folder, folder.resolve("linked"));
    String old = repo.id("master-patches");
    String main = repo.head();
    try (Checkout checkout = linked.open()) {
      apply(
          update(plan(checkout)).ref(new RefMove("refs/heads/master-patches", old, main, "x")),
          checkout);
    }
    assertThat(linked.status()).isEmpty();
    assertThat(linked.git("log", "-1", "--format=%s", "el7")).isEqualTo("foo-1-2");
    assertThat(linked.git("reflog", "-1", "--format=%gs", "HEAD"))
        .isEqualTo("rdopkg test: foo-1-2");
    assertThat(linked.git("reflog", "-1", "--format=%gs", "el7")).isEqualTo("rdopkg test: foo-1-2");
    assertThat(repo.head()).isEqualTo(main);
    assertThat(repo.status()).isEmpty();
    assertThat(repo.id("master-patches")).isEqualTo(main);
    linked.checkSound();

    linked.git("checkout", "-q", "--detach");
    try (Checkout checkout = linked.open()) {
      apply(
          plan(checkout)
              .file(FileChange.write("other", bytes("2\n")))
              .commit(CommitPlan.onTop("detached")),
          checkout);
    }
    assertThat(linked.git("log", "-1", "--format=%s")).isEqualTo("detached");
    assertThat(linked.git("reflog", "-1", "--format=%gs", "HEAD"))
        .isEqualTo("rdopkg test: detached");
    assertThat(repo.head()).isEqualTo(main);
    assertThat(repo.git("reflog", "-1", "--format=%gs", "HEAD"))
        .isEqualTo("commit (initial): first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--split-index",
        "--untracked-cache",
        "--index-version=4",
        "--fsmonitor",
        "attributes",
        "autocrlf"
      })
  void anyKindOfIndexIsLeftCleanForGit(String kind) {
    switch (kind) {
      case "attributes" -> repo.write(".gitattributes", "*.patch text\n").commitAll("attributes");
      case "autocrlf" -> repo.git("config", "core.autocrlf", "input");
      case "--index-version=4" -> repo.git("update-index", "--index-version", "4");
      case "--fsmonitor" -> {
        repo.git("config", "core.fsmonitor", "true");
        repo.tryGit("update-index", "--fsmonitor");
      }
      default -> repo.git("update-index", kind);
    }
    repo.write("other", "2\n").git("add", "other");
    try (Checkout checkout = repo.open()) {
      apply(
          update(plan(checkout)).file(FileChange.write("crlf.patch", bytes("a\r\nb\r\n"))),
          checkout);
    }
    assertThat(repo.status()).isEqualTo("M  other");
    assertThat(repo.read("crlf.patch")).isEqualTo("a\r\nb\r\n");
    boolean converted = kind.equals("attributes") || kind.equals("autocrlf");
    assertThat(new String(repo.gitBytes("show", "HEAD:crlf.patch"), StandardCharsets.UTF_8))
        .isEqualTo(converted ? "a\nb\n" : "a\r\nb\r\n");
    repo.tryGit("fsmonitor--daemon", "stop");
    repo.checkSound();
  }

  @Test
  void aChangeInTheSameSecondIsSeenByGit() throws IOException {
    applyUpdate();
    FileTime time = Files.getLastModifiedTime(repo.top().resolve("foo.spec"));
    repo.write("foo.spec", "Release: 3\n"); // same size
    Files.setLastModifiedTime(repo.top().resolve("foo.spec"), time);
    assertThat(repo.status()).isEqualTo(" M foo.spec");
  }

  @Test
  void anOlderChangeThatOnlyTheIndexTimeGivesAwayIsSeenByGit() throws IOException {
    Path other = repo.top().resolve("other");
    Path index = repo.top().resolve(".git/index");
    FileTime time = Files.getLastModifiedTime(index);
    Files.setLastModifiedTime(other, time);
    repo.git("update-index", "--refresh");
    Files.writeString(other, "9\n"); // same size, same inode, and the time stamp of the index
    Files.setLastModifiedTime(other, time);
    Files.setLastModifiedTime(index, time);
    applyUpdate();
    assertThat(repo.status()).isEqualTo(" M other");
  }

  @Test
  void aPlanWithoutCommitLeavesAChangeOfTheWorkTree() {
    try (Checkout checkout = repo.open()) {
      apply(plan(checkout).file(FileChange.write("foo.spec", bytes("x\n"))), checkout);
    }
    assertThat(repo.status()).isEqualTo(" M foo.spec");
    assertNothingLeft();
  }

  @Test
  void modesStay() {
    assertThat(repo.top().resolve("other").toFile().setExecutable(true)).isTrue();
    repo.commitAll("executable");
    try (Checkout checkout = repo.open()) {
      apply(
          plan(checkout)
              .file(FileChange.write("other", bytes("#!\n")))
              .commit(CommitPlan.onTop("x")),
          checkout);
    }
    assertThat(repo.git("ls-files", "-s", "other")).startsWith("100755");
    assertThat(Files.isExecutable(repo.top().resolve("other"))).isTrue();
    assertThat(repo.status()).isEmpty();
  }

  @Test
  void signingIsDoneByGit() {
    repo.script(
        folder.resolve("fake-gpg"),
        """
        #!/bin/sh
        cat >/dev/null
        echo '[GNUPG:] KEY_CONSIDERED' >&2
        echo '[GNUPG:] SIG_CREATED ' >&2
        echo '-----BEGIN PGP SIGNATURE-----'
        echo x
        echo '-----END PGP SIGNATURE-----'
        """);
    repo.git("config", "gpg.program", folder.resolve("fake-gpg").toString());
    repo.git("config", "commit.gpgSign", "true");
    applyUpdate();
    assertThat(repo.git("cat-file", "commit", "HEAD"))
        .contains("gpgsig -----BEGIN PGP SIGNATURE")
        .contains("author Test User <test@example.com> 1795413600 +0000");
    assertThat(repo.status()).isEmpty();

    repo.git("config", "gpg.program", "false");
    String before = repo.refs();
    assertThatThrownBy(
            () -> {
              try (Checkout checkout = repo.open()) {
                apply(
                    plan(checkout)
                        .file(FileChange.write("other", bytes("2\n")))
                        .commit(CommitPlan.onTop("unsigned")),
                    checkout);
              }
            })
        .hasMessageContaining("could not be signed");
    assertThat(repo.refs()).isEqualTo(before);
    assertThat(repo.status()).isEmpty();
    assertNothingLeft();
  }
}
