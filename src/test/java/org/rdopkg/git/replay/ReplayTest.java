package org.rdopkg.git.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.patch.ConflictedPath;
import org.rdopkg.patch.ReplayedPatch;
import org.rdopkg.patch.UpstreamCommit;
import org.rdopkg.patch.UpstreamEvidence;
import org.rdopkg.patch.Verdict;
import org.rdopkg.patch.Verdict.Difference;
import org.rdopkg.testkit.TempGit;

class ReplayTest {
  private static final String TEXT = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n";

  @TempDir Path folder;

  private TempGit repo;
  private String old;

  private TempGit repo() {
    repo = TempGit.init(folder);
    old = repo.importing("old").file("a", TEXT).file("b", TEXT).commit("base").done().get(0);
    return repo;
  }

  private ReplayResult run(String newBase, ReplayOptions options) {
    try (Checkout checkout = repo.open();
        Replay replay = Replay.in(checkout)) {
      return replay.run(old, repo.id("patches"), repo.id(newBase), options);
    }
  }

  @Test
  void patchesStandOnTheNewBaseAndNothingElseMoves() {
    repo();
    repo.importing("new").from("old").file("b", TEXT + "13\n").commit("upstream").done();
    repo.importing("patches")
        .from("old")
        .file("a", TEXT.replace("6", "six"))
        .commit("one\n\nbody")
        .done();
    String refs = repo.refs();

    ReplayResult result = run("new", ReplayOptions.REBASE);

    assertThat(repo.refs()).isEqualTo(refs);
    assertThat(repo.git("show", result.tip() + ":a")).contains("six");
    assertThat(repo.git("show", result.tip() + ":b")).endsWith("13");
    assertThat(repo.id(result.tip() + "^")).isEqualTo(repo.id("new"));
    assertThat(repo.git("log", "-1", "--format=%B%an%ae%ad", result.tip()))
        .isEqualTo(repo.git("log", "-1", "--format=%B%an%ae%ad", "patches"));
    assertThat(result.patches())
        .extracting(ReplayedPatch::verdict)
        .containsExactly(new Verdict.Kept());
    repo.checkSound();
  }

  @Test
  void aPatchThatMovedDownSaysSo() {
    repo();
    repo.importing("new").from("old").file("a", "0\n" + TEXT).commit("upstream").done();
    repo.importing("patches").from("old").file("a", TEXT.replace("9", "nine")).commit("one").done();

    assertThat(run("new", ReplayOptions.REBASE).patches().get(0).verdict())
        .isEqualTo(new Verdict.Changed(Set.of(Difference.OFFSET), List.of()));
  }

  @Test
  void aPatchFollowsARenamedFile() {
    repo();
    repo.importing("new").from("old").delete("a").file("lib/a2", TEXT).commit("move").done();
    repo.importing("patches").from("old").file("a", TEXT.replace("9", "nine")).commit("one").done();

    ReplayResult result = run("new", ReplayOptions.REBASE);

    assertThat(result.patches().get(0).verdict())
        .isEqualTo(
            new Verdict.Changed(
                Set.of(Difference.RENAMED), List.of(new Verdict.Move("a", "lib/a2"))));
    assertThat(repo.git("show", result.tip() + ":lib/a2")).contains("nine");
  }

  @Test
  void aPatchThatUpstreamHasIsLeftOutWithItsEvidence() {
    repo();
    String upstream =
        repo.importing("new")
            .from("old")
            .file("b", "0\n" + TEXT)
            .commit("other")
            .file("a", TEXT.replace("9", "nine"))
            .commit("theirs")
            .done()
            .get(1);
    repo.importing("patches")
        .from("old")
        .file("a", TEXT.replace("9", "nine"))
        .commit("ours")
        .done();

    ReplayResult result = run("new", ReplayOptions.REBASE);

    assertThat(result.tip()).isEqualTo(repo.id("new"));
    Verdict verdict = result.patches().get(0).verdict();
    assertThat(verdict).isInstanceOf(Verdict.Upstreamed.class);
    UpstreamEvidence proof = ((Verdict.Upstreamed) verdict).proof();
    assertThat(proof).isInstanceOf(UpstreamEvidence.SamePatchId.class);
    assertThat(proof.commit().id()).isEqualTo(upstream);
  }

  @Test
  void whiteSpaceAndLineNumbersDoNotCountForPatchIds() {
    repo();
    repo.importing("new")
        .from("old")
        .file("a", "0\n" + TEXT)
        .commit("other")
        .file("a", "0\n" + TEXT.replace("9", "  nine  x"))
        .commit("theirs")
        .file("n", "without line feed")
        .commit("their file")
        .done();
    repo.importing("patches")
        .from("old")
        .file("a", TEXT.replace("9", "nine x"))
        .commit("ours")
        .file("n", "without  line feed\n")
        .commit("our file")
        .done();

    ReplayResult result = run("new", ReplayOptions.REBASE);

    assertThat(result.patches())
        .extracting(ReplayedPatch::verdict)
        .hasOnlyElementsOfType(Verdict.Upstreamed.class);
    repo.git("checkout", "-q", "patches");
    repo.git("rebase", "-q", "new");
    assertThat(repo.head()).isEqualTo(result.tip());
  }

  @Test
  void bytesAndEncodingOfAMessageStay() {
    repo();
    repo.importing("new").from("old").file("b", TEXT + "13\n").commit("up").done();
    repo.importing("patches").from("old").file("a", TEXT + "13\n").commit("x").done();
    String raw =
        "tree %s\nparent %s\nauthor J\u00fcrgen <j@x> 1700000000 -0330\n"
                .formatted(repo.id("patches^{tree}"), old)
            + "committer J\u00fcrgen <j@x> 1700000000 -0330\nencoding ISO-8859-1\n\n \u00fc \n\n\n";
    String odd =
        repo.gitInput(
            raw.getBytes(StandardCharsets.ISO_8859_1),
            "hash-object",
            "-t",
            "commit",
            "-w",
            "--stdin");
    repo.git("branch", "-f", "patches", odd);

    String tip = run("new", ReplayOptions.REBASE).tip();

    String copy = new String(repo.gitBytes("cat-file", "commit", tip), StandardCharsets.ISO_8859_1);
    assertThat(copy)
        .contains("\nauthor J\u00fcrgen <j@x> 1700000000 -0330\n")
        .contains("\ncommitter Test User <test@example.com> ")
        .endsWith("\nencoding ISO-8859-1\n\n \u00fc \n\n\n");
  }

  @Test
  void aConflictEndsTheReplayAndTellsItsPlace() {
    repo();
    repo.importing("new").from("old").file("a", TEXT.replace("9", "neun")).commit("up").done();
    repo.importing("patches")
        .from("old")
        .file("b", TEXT + "13\n")
        .commit("one")
        .file("a", TEXT.replace("9", "nine"))
        .commit("two")
        .file("b", TEXT + "13\n14\n")
        .commit("three")
        .done();

    ReplayResult result = run("new", ReplayOptions.REBASE);

    assertThat(result.patches()).hasSize(2);
    assertThat(result.conflict().orElseThrow().commit().subject()).isEqualTo("two");
    assertThat(result.tip()).isEqualTo(result.patches().get(0).newId().orElseThrow());
    assertThat(repo.git("log", "-1", "--format=%s", result.tip())).isEqualTo("one");
  }

  @Test
  void aForecastGoesOnAndStoresNothing() {
    repo();
    repo.importing("new").from("old").file("a", TEXT.replace("9", "neun")).commit("up").done();
    repo.importing("patches")
        .from("old")
        .file("a", TEXT.replace("9", "nine"))
        .commit("one")
        .file("b", TEXT + "13\n")
        .commit("two")
        .done();
    String objects = repo.git("count-objects", "-v");

    ReplayResult result = run("new", ReplayOptions.FORECAST);

    assertThat(result.patches()).hasSize(2);
    assertThat(result.patches().get(0).isConflict()).isTrue();
    assertThat(result.patches().get(1).verdict()).isEqualTo(new Verdict.Kept());
    assertThat(repo.git("count-objects", "-v")).isEqualTo(objects);
  }

  @Test
  void evidenceIsToldForAPatchThatConflicts() {
    repo();
    repo.importing("new")
        .from("old")
        .file("a", TEXT.replace("9", "neun"))
        .commit("Fix it better\n\nChange-Id: I123\n")
        .done();
    repo.importing("patches")
        .from("old")
        .file("a", TEXT.replace("9", "nine"))
        .commit("Fix it\n\nChange-Id: I123\n")
        .done();

    ReplayedPatch patch = run("new", ReplayOptions.REBASE).conflict().orElseThrow();
    assertThat(patch.evidence()).singleElement().isInstanceOf(UpstreamEvidence.SameChangeId.class);

    ReplayResult without = run("new", ReplayOptions.REBASE.leavingOut(Set.of(patch.commit().id())));
    assertThat(without.isClean()).isTrue();
    assertThat(without.tip()).isEqualTo(repo.id("new"));
  }

  @Test
  void aConflictNamesTheUpstreamCommitsThatTouchedTheLines() {
    repo();
    List<String> upstream =
        repo.importing("new")
            .from("old")
            .file("a", TEXT.replace("9", "neun"))
            .commit("Change nine")
            .file("a", "0\n" + TEXT.replace("9", "neun"))
            .commit("Change the top")
            .done();
    repo.importing("patches").from("old").file("a", TEXT.replace("9", "nine")).commit("one").done();

    Verdict verdict = run("new", ReplayOptions.REBASE).patches().get(0).verdict();

    ConflictedPath path = ((Verdict.Conflicting) verdict).paths().get(0);
    assertThat(path.path()).isEqualTo("a");
    assertThat(path.kind()).isEqualTo(ConflictedPath.Kind.CONTENT);
    assertThat(path.hunks()).containsExactly(new ConflictedPath.Hunk(10, 1));
    assertThat(path.touchedBy())
        .containsExactly(new UpstreamCommit(upstream.get(0), "Change nine"));
  }

  @Test
  void unrelatedHistoriesAreRefused() {
    repo();
    repo.importing("new").file("a", "other").commit("other").done();
    repo.importing("patches").from("old").file("a", TEXT + "13\n").commit("one").done();

    assertThatThrownBy(() -> run("new", ReplayOptions.REBASE))
        .isInstanceOf(RdopkgException.class)
        .hasMessageContaining("no commit in common");
  }

  @Test
  void aNewBaseThatIsNoCommitIsRefused() {
    repo();
    repo.importing("patches").from("old").file("a", TEXT + "13\n").commit("one").done();
    repo.git("tag", "tree", "old^{tree}");

    assertThatThrownBy(() -> run("tree", ReplayOptions.REBASE))
        .isInstanceOf(RdopkgException.class)
        .hasMessageContaining("is no commit");
  }

  @Test
  void anObjectThatIsMissingIsToldWithItsCure() throws IOException {
    repo();
    repo.importing("new").from("old").file("b", TEXT + "13\n").commit("up").done();
    repo.importing("patches").from("old").file("a", TEXT + "13\n").commit("one").done();
    for (Path pack : packs()) {
      repo.gitInput(Files.readAllBytes(hide(pack)), "unpack-objects", "-q");
    }
    String tree = repo.id("new^{tree}");
    Files.delete(
        repo.top().resolve(".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2)));

    assertThatThrownBy(() -> run("new", ReplayOptions.REBASE))
        .isInstanceOf(RdopkgException.class)
        .hasMessageContaining("missing from the repository: " + tree);
  }

  private List<Path> packs() throws IOException {
    try (var files = Files.list(repo.top().resolve(".git/objects/pack"))) {
      return files.filter(file -> file.toString().endsWith(".pack")).toList();
    }
  }

  private Path hide(Path pack) throws IOException {
    String name = pack.toString();
    Files.deleteIfExists(Path.of(name.substring(0, name.length() - 4) + "idx"));
    return Files.move(pack, folder.resolve(pack.getFileName().toString()));
  }

  @Test
  void gitMakesThePickThatOnlyGitCanDecideAndLeavesNothingBehind() throws IOException {
    repo();
    repo.importing("old")
        .from("old")
        .file("d/x", TEXT)
        .file("d/y", "y\n" + TEXT)
        .commit("d")
        .done();
    old = repo.id("old");
    repo.importing("new")
        .from("old")
        .delete("d/x")
        .delete("d/y")
        .file("e/x", TEXT)
        .file("e/y", "y\n" + TEXT)
        .commit("Move d to e")
        .done();
    repo.importing("patches").from("old").file("d/z", "z\n").commit("Add d/z").done();
    String refs = repo.refs();
    List<Path> before = files(repo.top().resolve(".git"));

    ReplayedPatch patch = run("new", ReplayOptions.FORECAST).patches().get(0);

    assertThat(patch.decidedByGit()).isTrue();
    assertThat(patch.verdict())
        .isInstanceOfSatisfying(
            Verdict.Conflicting.class,
            verdict ->
                assertThat(verdict.paths())
                    .extracting(ConflictedPath::kind)
                    .containsExactly(ConflictedPath.Kind.FOLDER_RENAMED));
    assertThat(repo.refs()).isEqualTo(refs);
    assertThat(files(repo.top().resolve(".git"))).isEqualTo(before);
  }

  private static List<Path> files(Path top) throws IOException {
    try (var files = Files.walk(top)) {
      return files.sorted().toList();
    }
  }
}
