package org.rdopkg.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.testkit.TempGit;

class HistoryTest {
  @TempDir Path folder;

  @Test
  void aRangeIsListedOldestFirst() {
    TempGit repo = TempGit.init(folder);
    List<String> ids =
        repo.importing("master")
            .file("a", "1")
            .commit("one")
            .file("a", "2")
            .commit("two\n\nbody\n")
            .commit("empty")
            .done();

    try (Checkout checkout = repo.open()) {
      List<PatchCommit> range = checkout.history().range(ids.get(0), ids.get(2));
      assertThat(range).extracting(PatchCommit::id).containsExactly(ids.get(1), ids.get(2));
      assertThat(range).extracting(PatchCommit::subject).containsExactly("two", "empty");
      assertThat(range).extracting(PatchCommit::changesNothing).containsExactly(false, true);
      assertThat(range.get(0).author())
          .isEqualTo(new PatchCommit.Author("Test User", "test@example.com"));
    }
  }

  @Test
  void rangesOfTangledHistoriesAreThoseOfGit() {
    compareRandomHistories(1, 2, 60);
  }

  @Test
  @Tag("exhaustive")
  void rangesOfManyTangledHistoriesAreThoseOfGit() {
    compareRandomHistories(100, 60, 200);
  }

  private void compareRandomHistories(long seed, int histories, int questions) {
    for (int i = 0; i < histories; i++) {
      TempGit repo = TempGit.init(folder, "history-" + seed + "-" + i);
      Random random = new Random(seed * 1000 + i);
      List<String> ids = randomHistory(repo, random, 80);
      try (Checkout checkout = repo.open()) {
        for (int q = 0; q < questions; q++) {
          compare(repo, checkout, ids.get(random.nextInt(80)), ids.get(random.nextInt(80)));
        }
      }
    }
  }

  private static void compare(TempGit repo, Checkout checkout, String base, String tip) {
    String git = repo.git("rev-list", "--reverse", "--no-merges", base + ".." + tip);
    List<String> ours = new ArrayList<>();
    checkout.history().range(base, tip).forEach(commit -> ours.add(commit.id()));
    assertThat(String.join("\n", ours)).as("%s..%s", base, tip).isEqualTo(git);
    boolean ancestor = repo.tryGit("merge-base", "--is-ancestor", base, tip).status() == 0;
    assertThat(checkout.history().isAncestor(base, tip)).isEqualTo(ancestor);
  }

  /** Merges, equal dates, dates that run backwards. */
  private static List<String> randomHistory(TempGit repo, Random random, int count) {
    StringBuilder stream = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      long time =
          1_700_000_000L + i * 10L + random.nextInt(60) / 20 * 10L * (random.nextInt(5) - 3);
      stream.append("commit refs/heads/b").append(i).append("\nmark :").append(i).append('\n');
      stream.append("committer T <t@example.com> ").append(time).append(" +0000\n");
      stream.append("data 2\nc").append(i % 10).append('\n');
      if (i > 1) {
        stream.append("from :").append(Math.max(1, i - 1 - random.nextInt(6))).append('\n');
        int merges = i > 8 && random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
        for (int m = 0; m < merges; m++) {
          stream.append("merge :").append(1 + random.nextInt(i - 1)).append('\n');
        }
      }
      stream.append("M 100644 inline f").append(i).append("\ndata 1\nx\n\n");
    }
    repo.gitInput(stream.toString().getBytes(StandardCharsets.UTF_8), "fast-import", "--quiet");
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      ids.add(repo.id("b" + i));
    }
    return ids;
  }

  @Test
  void revisionsAreThoseOfGit() {
    TempGit repo = TempGit.init(folder);
    List<String> ids =
        repo.importing("master").file("a", "1").commit("one").file("a", "2").commit("two").done();
    repo.git("tag", "-a", "-m", "x", "v1.0", ids.get(0));
    repo.git("tag", "2.0", ids.get(1));
    repo.git("branch", "odd/näme", ids.get(0));
    try (Checkout checkout = repo.open()) {
      History history = checkout.history();
      assertThat(history.commit("v1.0")).contains(ids.get(0));
      assertThat(history.commit("2.0~1")).contains(ids.get(0));
      assertThat(history.commit("HEAD")).contains(ids.get(1));
      assertThat(history.commit("odd/näme")).contains(ids.get(0));
      assertThat(history.commit(ids.get(1).substring(0, 8))).contains(ids.get(1));
      assertThat(history.abbreviate(ids.get(0)))
          .isEqualTo(repo.git("rev-parse", "--short", "v1.0^0"));
    }
  }

  @Test
  void textThatIsNoRevisionIsNotThere() {
    TempGit repo = TempGit.init(folder);
    repo.importing("master").file("a", "1").commit("one").done();
    try (Checkout checkout = repo.open()) {
      for (String text :
          List.of(
              "",
              "-x",
              "1.2.3",
              "HEAD~9",
              "HEAD:a",
              "HEAD^{tree}",
              "..",
              "@{",
              "^",
              "a b",
              "%{version}",
              "HEAD^{",
              "HEAD@{99}",
              "~",
              ":/x",
              "\u0000",
              "HEAD^-1",
              "0000000")) {
        assertThat(checkout.history().commit(text)).as(text).isEmpty();
      }
    }
  }
}
