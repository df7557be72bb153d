package org.rdopkg.git.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.testkit.TempGit;

/** The installed git is the oracle: what it wrote is read, what we write it reads the same. */
class IndexFileTest {
  @TempDir Path folder;
  private TempGit repo;

  @BeforeEach
  void aRepositoryWithAllKindsOfEntries() throws IOException {
    repo = TempGit.init(folder);
    repo.write("foo.spec", "Name: foo\n").write("0001-a.patch", "a\n").write("dir/sub/x", "x");
    repo.write("näme with blank", "1").write("a".repeat(200) + "/" + "b".repeat(200), "1");
    repo.write("run.sh", "#!/bin/sh\n");
    assertThat(repo.top().resolve("run.sh").toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(repo.top().resolve("link"), Path.of("foo.spec"));
    repo.commitAll("one");
    repo.git("update-index", "--add", "--cacheinfo", "160000," + repo.head() + ",module");
  }

  private Path index() {
    return repo.top().resolve(".git/index");
  }

  private String entriesSeenByGit() {
    return repo.git("ls-files", "--stage", "--debug", "-v", "-t");
  }

  /** Reads and writes the index with our code; git must not see any difference. */
  private IndexFile roundTrip() throws IOException {
    String before = entriesSeenByGit();
    IndexFile file = IndexParser.parse(Files.readAllBytes(index())).orElseThrow();
    Files.write(index(), IndexWriter.write(file));
    assertThat(entriesSeenByGit()).isEqualTo(before);
    repo.checkSound();
    return file;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void everyVersionComesBackAsItWas(int version) throws IOException {
    repo.git("update-index", "--index-version", String.valueOf(version));
    IndexFile file = roundTrip();
    assertThat(file.entries()).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void flagsStay(int version) throws IOException {
    repo.git("update-index", "--index-version", String.valueOf(version));
    repo.write("new", "x").git("add", "-N", "new");
    repo.git("update-index", "--assume-unchanged", "foo.spec");
    repo.git("update-index", "--skip-worktree", "run.sh");
    IndexFile file = roundTrip();
    assertThat(file.find("new").orElseThrow().flags()).isEqualTo(IndexEntry.INTENT_TO_ADD);
    assertThat(file.find("foo.spec").orElseThrow().flags()).isEqualTo(IndexEntry.ASSUME_VALID);
    assertThat(file.find("run.sh").orElseThrow().flags()).isEqualTo(IndexEntry.SKIP_WORKTREE);
  }

  @Test
  void theSidesOfAConflictStay() throws IOException {
    repo.git("checkout", "-q", "-b", "other");
    repo.write("foo.spec", "other\n").commitAll("other");
    repo.git("checkout", "-q", "master");
    repo.write("foo.spec", "master\n").commitAll("master");
    repo.tryGit("merge", "other");
    assertThat(roundTrip().hasConflicts()).isTrue();
  }

  @Test
  void anIndexWithoutItsChecksumIsRead() throws IOException {
    byte[] bytes = Files.readAllBytes(index());
    java.util.Arrays.fill(bytes, bytes.length - 20, bytes.length, (byte) 0);
    assertThat(IndexParser.parse(bytes)).isPresent();
  }

  @Test
  void damageIsAnErrorNeverACrash() throws IOException {
    byte[] good = Files.readAllBytes(index());
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] bad = java.util.Arrays.copyOf(good, 12 + random.nextInt(good.length - 12));
      bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
      java.util.Arrays.fill(bad, Math.max(0, bad.length - 20), bad.length, (byte) 0);
      try {
        IndexParser.parse(bad);
      } catch (RdopkgException e) {
        assertThat(e.what()).contains("index");
      }
    }
    assertThatThrownBy(
            () -> IndexParser.parse("rubbish".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOf(RdopkgException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--split-index", "--untracked-cache"})
  void whatOnlyGitUnderstandsIsLeftToGit(String option) {
    List<String> before;
    try (Checkout checkout = repo.open()) {
      before = names(new GitIndex(checkout).read().file());
    }
    repo.git("update-index", option);
    try (Checkout checkout = repo.open()) {
      GitIndex.Snapshot snapshot = new GitIndex(checkout).read();
      assertThat(snapshot.writable()).isFalse();
      assertThat(names(snapshot.file())).isEqualTo(before);
    }
  }

  private static List<String> names(IndexFile file) {
    return file.entries().stream()
        .map(e -> Integer.toOctalString(e.mode()) + " " + e.id().name() + " " + e.path())
        .collect(Collectors.toList());
  }

  @Test
  void whatIsRememberedOfAFileIsWhatGitRemembers() throws IOException {
    repo.write("file", "content");
    repo.git("add", "file");
    IndexEntry byGit =
        IndexParser.parse(Files.readAllBytes(index())).orElseThrow().find("file").orElseThrow();
    assertThat(StatData.of(repo.top().resolve("file"))).isEqualTo(byGit.stat());
  }

  @Test
  void entriesAreKeptInGitsOrder() throws IOException {
    IndexFile file = IndexParser.parse(Files.readAllBytes(index())).orElseThrow();
    IndexEntry some = file.find("foo.spec").orElseThrow();
    IndexFile changed =
        file.with(
            Set.of("0001-a.patch"),
            List.of(
                IndexEntry.of("foo-2", some.mode(), some.id(), StatData.UNKNOWN),
                IndexEntry.of("dir.x", some.mode(), some.id(), StatData.UNKNOWN),
                IndexEntry.of("zz", some.mode(), some.id(), StatData.UNKNOWN)));
    Files.write(index(), IndexWriter.write(changed));
    String names = repo.git("-c", "core.quotePath=false", "ls-files");
    assertThat(names)
        .isEqualTo(String.join("\n", changed.entries().stream().map(IndexEntry::path).toList()));
    assertThat(names).contains("zz").doesNotContain("0001-a.patch");
    repo.checkSound();
  }
}
