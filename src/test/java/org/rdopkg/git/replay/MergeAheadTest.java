package org.rdopkg.git.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.replay.Series.Pick;
import org.rdopkg.git.replay.TreeDiff.Change;
import org.rdopkg.testkit.TempGit;

/** What is merged ahead, and what is left to the caller. */
class MergeAheadTest {
  private static final String TEXT = lines(0, 60);

  @TempDir Path folder;
  private TempGit repo;
  private Checkout checkout;
  private ObjectStore store;

  @BeforeEach
  void open() {
    assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
    repo = TempGit.init(folder);
    checkout = repo.open();
    store = new ObjectStore(checkout.repository());
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
      checkout.close();
    }
  }

  private static String lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  private static String with(String text, int line) {
    return text.replace("line " + line + "\n", "changed " + line + "\n");
  }

  /** Adds patches of another file, so that there are enough to begin. */
  private static void more(TempGit.Import patches, String file) {
    String text = TEXT;
    for (int i = 0; i < 10; i++) {
      text = with(text, 3 + i * 5);
      patches.file(file, text).commit("more " + i);
    }
    patches.done();
  }

  private List<Pick> picks() throws IOException {
    ObjectId base = ObjectId.fromString(repo.id("old"));
    ObjectId tip = ObjectId.fromString(repo.id("patches"));
    return new Series(checkout.repository(), store).between(base, tip).picks();
  }

  private MergeAhead begin(List<Pick> picks) {
    ObjectId tree = ObjectId.fromString(repo.id("new^{tree}"));
    return MergeAhead.begin(checkout.repository(), store, tree, picks);
  }

  private Node onNewBase(String path) throws IOException {
    return store.file(ObjectId.fromString(repo.id("new^{tree}")), path).orElseThrow();
  }

  private static Optional<MergeAhead.File> merged(MergeAhead ahead, Pick pick, Node ours) {
    ahead.at(pick);
    Change change = pick.changes().get(0);
    return ahead.file(change.path(), change.before(), ours, change.after().orElseThrow());
  }

  @Test
  void goesOnAfterAPatchThatIsThereAlready() throws IOException {
    repo.importing("old").file("a", TEXT).file("b", TEXT).commit("base").done();
    repo.importing("new")
        .from("old")
        .file("a", with(TEXT, 20))
        .file("b", "top\n" + TEXT)
        .commit("upstream has the second patch")
        .done();
    String both = with(with(TEXT, 5), 20);
    more(
        repo.importing("patches")
            .from("old")
            .file("a", with(TEXT, 5))
            .commit("one")
            .file("a", both)
            .commit("two"),
        "b");
    List<Pick> picks = picks();

    try (MergeAhead ahead = begin(picks)) {
      Optional<MergeAhead.File> one = merged(ahead, picks.get(0), onNewBase("a"));
      assertThat(one).isPresent();
      assertThat(new String(one.get().contents(), StandardCharsets.UTF_8)).isEqualTo(both);
      Node there = picks.get(1).changes().get(0).after().orElseThrow();
      assertThat(one.get().id()).isEqualTo(there.id());
      assertThat(merged(ahead, picks.get(1), there)).isEmpty();
      assertThat(merged(ahead, picks.get(2), onNewBase("b"))).isPresent();
    }
  }

  @Test
  void leavesAFileToTheCallerThatUpstreamMadeLarge() throws IOException {
    repo.importing("old").file("a", TEXT).commit("base").done();
    String large = TEXT + ("x".repeat(1023) + "\n").repeat(5 << 10);
    repo.importing("new").from("old").file("a", large).commit("upstream").done();
    more(repo.importing("patches").from("old"), "a");
    List<Pick> picks = picks();

    try (MergeAhead ahead = begin(picks)) {
      assertThat(merged(ahead, picks.get(0), onNewBase("a"))).isEmpty();
    }
  }

  @Test
  void leavesAFileToTheCallerThatBecomesBinary() throws IOException {
    String start = lines(0, 20); // a NUL counts as one among the first 8000 bytes
    String text = start + "y".repeat(8150 - start.length() - 101) + "\n" + "z".repeat(100) + "\0\n";
    String upstream = text.substring(0, start.length()) + text.substring(start.length() + 100);
    String patch = text.substring(lines(0, 10).length());
    repo.importing("old").file("a", text).file("b", TEXT).commit("base").done();
    repo.importing("new").from("old").file("a", upstream).commit("upstream").done();
    more(repo.importing("patches").from("old").file("a", patch).commit("one"), "b");
    List<Pick> picks = picks();

    try (MergeAhead ahead = begin(picks)) {
      assertThat(merged(ahead, picks.get(0), onNewBase("a"))).isEmpty();
    }
  }

  @Test
  void aDamagedObjectThatNobodyAsksForIsNoMatter() throws IOException {
    TempGit.Import base = repo.importing("old");
    TempGit.Import upstream = repo.importing("new");
    TempGit.Import patches = repo.importing("patches");
    for (int i = 0; i < 30; i++) {
      base.file("f" + i, text(i));
    }
    base.commit("base").done();
    upstream.from("old");
    for (int i = 0; i < 30; i++) {
      upstream.file("f" + i, "top\n" + (i == 22 ? with(text(i), 40) : text(i)));
    }
    upstream.commit("upstream").done();
    patches.from("old");
    for (int i = 0; i < 30; i++) {
      patches.file("f" + i, text(i).replace("line 40\n", "patched\n")).commit("patch " + i);
    }
    patches.done();
    repo.git("repack", "-adfq", "--depth=0");
    damage(repo.id("patches:f24"));

    for (int i = 0; i < 5; i++) { // the work ahead may or may not be quick enough to meet it
      RebaseOutcome.Task task = RebaseOutcome.Task.of("old", "patches", "new");
      ReplayResult result = RebaseOutcome.replay(repo, task);
      assertThat(result.conflict().orElseThrow().commit().subject()).isEqualTo("patch 22");
    }
  }

  private static String text(int file) {
    return "file " + file + "\n" + lines(0, 300);
  }

  /** Spoils an object of the only pack. */
  private void damage(String id) throws IOException {
    Path packs = repo.top().resolve(".git/objects/pack");
    Path index = only(packs, ".idx");
    String[] entry =
        repo.git("verify-pack", "-v", index.toString())
            .lines()
            .filter(line -> line.startsWith(id))
            .findFirst()
            .orElseThrow()
            .split(" +", -1);
    Path pack = only(packs, ".pack");
    byte[] bytes = Files.readAllBytes(pack);
    int start = Integer.parseInt(entry[4]);
    Arrays.fill(bytes, start + 20, start + 60, (byte) 0);
    Files.delete(pack);
    Files.write(pack, bytes);
  }

  private static Path only(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).findFirst().orElseThrow();
    }
  }
}
