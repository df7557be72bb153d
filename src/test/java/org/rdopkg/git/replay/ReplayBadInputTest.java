package org.rdopkg.git.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.replay.RebaseOutcome.Task;
import org.rdopkg.testkit.TempGit;

/** Series and histories that nobody wishes for: what git makes of them, or a reason. */
class ReplayBadInputTest {
  private static final String SUBMODULE = "1".repeat(40);
  private static final String OTHER_SUBMODULE = "2".repeat(40);

  @TempDir Path folder;
  private TempGit repo;

  @BeforeEach
  void repository() {
    repo = TempGit.init(folder);
    repo.git("config", "core.fsync", "none");
    repo.git("config", "gc.auto", "0");
    repo.git("config", "maintenance.auto", "false");
    repo.git("config", "advice.skippedCherryPicks", "false");
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  /** Replays {@code old..patches} onto {@code new}, and compares with git. */
  private RebaseOutcome same() throws IOException {
    return same(Task.of("old", "patches", "new"));
  }

  private RebaseOutcome same(Task task) throws IOException {
    RebaseOutcome ours = RebaseOutcome.of(repo, RebaseOutcome.replay(repo, task));
    repo.git("clean", "-fdxq");
    repo.git("checkout", "-q", "-f", "--detach", task.old());
    RebaseOutcome git = RebaseOutcome.ofGit(repo, task);
    assertThat(git.died()).isFalse();
    assertThat(ours).isEqualTo(git);
    return git;
  }

  /** Makes a commit on a branch from lines for {@code git update-index --index-info}. */
  private void commit(String branch, String parent, String entries) {
    repo.git("read-tree", "--empty");
    if (!parent.isEmpty()) {
      repo.git("read-tree", parent);
    }
    repo.gitInput(entries.getBytes(StandardCharsets.UTF_8), "update-index", "--index-info");
    String tree = repo.git("write-tree");
    String id =
        parent.isEmpty()
            ? repo.git("commit-tree", "-m", "first of " + branch, tree)
            : repo.git("commit-tree", "-p", parent, "-m", "next of " + branch, tree);
    repo.git("update-ref", "refs/heads/" + branch, id);
    repo.git("read-tree", "--empty");
  }

  private String blob(String content) {
    return repo.gitInput(content.getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin");
  }

  private String file(String path, String content) {
    return "100644 " + blob(content) + "\t" + path + "\n";
  }

  private static String gone(String path) {
    return "0 " + "0".repeat(40) + "\t" + path + "\n";
  }

  private void manyPatches(int count, int files) {
    TempGit.Import base = repo.importing("old");
    for (int i = 0; i < files; i++) {
      base.file("dir" + i % 7 + "/f" + i, lines(400));
    }
    base.commit("base").done();
    TempGit.Import upstream = repo.importing("new").from("old");
    for (int i = 0; i < files; i += 2) {
      upstream.file("dir" + i % 7 + "/f" + i, "top\n" + lines(400) + "end\n");
      upstream.commit("upstream " + i);
    }
    upstream.done();
    TempGit.Import patches = repo.importing("patches").from("old");
    String[] now = new String[files];
    for (int i = 0; i < count; i++) {
      int file = i % files;
      String before = now[file] == null ? lines(400) : now[file];
      int line = 3 + (i / files) * 11 % 390;
      now[file] = before.replace("line " + line + "\n", "line " + line + " patched by " + i + "\n");
      patches.file("dir" + file % 7 + "/f" + file, now[file]).commit("patch " + i);
    }
    patches.done();
  }

  @Test
  void hundredsOfPatches() throws IOException {
    manyPatches(150, 20);
    assertThat(same().trees()).hasSize(150);
  }

  @Test
  @Tag("exhaustive")
  void aThousandPatches() throws IOException {
    manyPatches(1000, 40);
    assertThat(same().trees()).hasSize(1000);
  }

  @Test
  void aThousandPatchesAreAllThere() {
    manyPatches(1000, 40);
    ReplayResult result = RebaseOutcome.replay(repo, Task.of("old", "patches", "new"));
    assertThat(result.successors()).hasSize(1000);
    assertThat(repo.git("rev-list", "--count", "new.." + result.tip())).isEqualTo("1000");
    // The last tree: upstream's two lines more, where upstream has them, and else the patches'.
    for (int i = 0; i < 40; i++) {
      String path = ":dir" + i % 7 + "/f" + i;
      String patched = repo.git("show", "patches" + path) + "\n";
      String wanted = i % 2 == 0 ? "top\n" + patched + "end\n" : patched;
      assertThat(repo.git("show", result.tip() + path) + "\n").isEqualTo(wanted);
    }
  }

  @Test
  void aPatchThatTouchesTwoThousandFiles() throws IOException {
    TempGit.Import base = repo.importing("old");
    for (int i = 0; i < 2000; i++) {
      base.file("d" + i % 40 + "/e" + i % 3 + "/f" + i, lines(20));
    }
    base.commit("base").done();
    TempGit.Import upstream = repo.importing("new").from("old");
    TempGit.Import patches = repo.importing("patches").from("old");
    for (int i = 0; i < 2000; i++) {
      String path = "d" + i % 40 + "/e" + i % 3 + "/f" + i;
      if (i % 2 == 0) {
        upstream.file(path, "top\n" + lines(20));
      }
      patches.file(path, lines(20).replace("line 12\n", "twelve\n"));
    }
    upstream.commit("upstream").done();
    patches.commit("all of them").file("d0/e0/f0", "other\n").commit("one of them").done();
    RebaseOutcome outcome = same();
    assertThat(outcome.trees()).hasSize(1);
    assertThat(outcome.stops()).containsExactly(repo.id("patches"));
  }

  @Test
  void aFileWhereTheOtherSideHasAFolder() throws IOException {
    repo.importing("old").file("keep", lines(9)).file("x", lines(9)).commit("base").done();
    repo.importing("new").from("old").file("thing", "a file\n").commit("file").done();
    repo.importing("patches").from("old").file("thing/inner", "a folder\n").commit("folder").done();
    assertThat(same().stops()).hasSize(1);
    same(Task.of("old", "new", "patches"));
  }

  @Test
  void aFileThatBecomesAFolderAndTheOtherSideEditsIt() throws IOException {
    repo.importing("old").file("keep", lines(9)).file("x", lines(30)).commit("base").done();
    repo.importing("new").from("old").delete("x").file("x/y", "new\n").commit("folder").done();
    repo.importing("patches")
        .from("old")
        .file("keep", lines(10))
        .commit("harmless")
        .file("x", lines(30) + "more\n")
        .commit("edit")
        .done();
    RebaseOutcome outcome = same();
    assertThat(outcome.trees()).hasSize(1);
    same(Task.of("old", "new", "patches"));
  }

  @Test
  void namesThatDifferInCaseOnly() throws IOException {
    repo.importing("old")
        .file("README", lines(30))
        .file("Makefile", lines(40) + "make\n")
        .commit("base")
        .done();
    repo.importing("new")
        .from("old")
        .delete("README")
        .file("Readme", lines(30))
        .file("Makefile", "top\n" + lines(40) + "make\n")
        .commit("rename")
        .done();
    repo.importing("patches")
        .from("old")
        .file("README", lines(30).replace("line 7\n", "seven\n"))
        .commit("edit what upstream renames")
        .delete("Makefile")
        .file("makefile", lines(40) + "make\n")
        .commit("rename what upstream edits")
        .file("MAKEFILE", "another\n")
        .commit("one more of that name")
        .done();
    RebaseOutcome outcome = same();
    assertThat(outcome.trees()).hasSize(3);
    assertThat(repo.git("ls-tree", "--name-only", outcome.trees().get(2)).split("\n"))
        .containsExactly("MAKEFILE", "Readme", "makefile");
  }

  @Test
  void aSubmoduleThatBecameAFolder() throws IOException {
    commit("old", "", "160000 " + SUBMODULE + "\tsub\n" + file("a", lines(20)));
    commit("new", "old", gone("sub") + file("sub/inside", "now here\n"));
    commit("patches", "old", file("a", lines(21)));
    assertThat(same().trees()).hasSize(1);
    commit("patches", "patches", "160000 " + OTHER_SUBMODULE + "\tsub\n");
    assertThat(same().stops()).hasSize(1);
  }

  @Test
  void aPatchThatTurnsASubmoduleIntoAFolder() throws IOException {
    commit("old", "", "160000 " + SUBMODULE + "\tsub\n" + file("a", lines(20)));
    commit("new", "old", file("a", lines(20) + "upstream\n"));
    commit("patches", "old", gone("sub") + file("sub/inside", "now here\n"));
    commit("patches", "patches", file("sub/inside", "and changed\n"));
    assertThat(same().trees()).hasSize(2);
  }

  @Test
  void upstreamsOwnCommitsBetweenThePatches() throws IOException {
    repo.importing("old").file("a", lines(40)).file("b", lines(40)).commit("base").done();
    String upstreams = lines(40).replace("line 5\n", "five\n");
    String both = upstreams.replace("line 35\n", "thirty-five\n");
    repo.importing("new")
        .from("old")
        .file("a", upstreams)
        .commit("theirs 1")
        .file("b", "top\n" + lines(40))
        .commit("theirs 2")
        .file("a", upstreams + "end\n")
        .commit("theirs 3")
        .done();
    repo.importing("patches")
        .from("old")
        .file("a", lines(40).replace("line 35\n", "thirty-five\n"))
        .commit("mine 1")
        .file("a", both)
        .commit("theirs 1")
        .file("b", "top\n" + lines(40))
        .commit("theirs 2, under another name")
        .file("b", "top\n" + lines(40) + "mine\n")
        .commit("mine 2")
        .done();
    assertThat(same().trees()).hasSize(2);
  }

  /** Upstream's commits themselves, between the patches: the branch was merged and forwarded. */
  @Test
  void mergesOfUpstreamInThePatchesBranch() throws IOException {
    repo.importing("old").file("a", lines(40)).file("b", lines(40)).commit("base").done();
    repo.importing("new")
        .from("old")
        .file("b", "top\n" + lines(40))
        .commit("theirs 1")
        .file("b", "top\n" + lines(41))
        .commit("theirs 2")
        .done();
    repo.importing("patches").from("old").file("a", lines(41)).commit("mine 1").done();
    repo.git("checkout", "-q", "patches");
    repo.git("merge", "-q", "--no-edit", "new~1");
    repo.importing("patches")
        .from("patches")
        .file("a", "mine\n" + lines(41))
        .commit("mine 2")
        .done();
    repo.git("checkout", "-q", "--detach", "patches");
    RebaseOutcome outcome = same();
    assertThat(outcome.trees()).hasSize(2);
  }

  @Test
  void mergesOfTopicsInThePatchesBranch() throws IOException {
    repo.importing("old").file("a", lines(40)).file("b", lines(40)).commit("base").done();
    repo.importing("new").from("old").file("b", "top\n" + lines(40)).commit("theirs").done();
    repo.importing("topic")
        .from("old")
        .file("b", lines(40) + "topic\n")
        .commit("topic 1")
        .file("c", "new\n")
        .commit("topic 2")
        .done();
    repo.importing("patches").from("old").file("a", lines(41)).commit("mine 1").done();
    repo.git("checkout", "-q", "patches");
    repo.git("merge", "-q", "--no-ff", "--no-edit", "topic");
    repo.importing("patches").from("patches").file("a", lines(42)).commit("mine 2").done();
    repo.git("checkout", "-q", "--detach", "patches");
    assertThat(same().trees()).hasSize(4);
  }

  @Test
  void aStoreThatCannotBeWrittenSaysSo() throws IOException {
    repo.git("config", "fastimport.unpackLimit", "1000"); // loose objects: packs can be spoilt
    manyPatches(20, 4);
    Path packs = repo.top().resolve(".git/objects/pack");
    Files.delete(packs);
    Files.writeString(packs, "no folder");
    assertThatThrownBy(() -> RebaseOutcome.replay(repo, Task.of("old", "patches", "new")))
        .isInstanceOf(RdopkgException.class)
        .hasMessageContaining("cannot store the rebased commits");
    assertThat(Files.readString(packs)).isEqualTo("no folder");
  }
}
