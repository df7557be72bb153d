package org.rdopkg.git.rangediff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.git.Checkout;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.testkit.TempGit;

/** Which patch became which is what git range-diff says. */
class RangeDiffAgainstGitTest {
  @TempDir Path folder;

  @Test
  void pairsAreGits() {
    assertThat(disagreements(12, 1)).isEmpty();
  }

  /**
   * Of patches that have little in common git pairs some that we don't, and the other way round.
   */
  @Test
  @Tag("exhaustive")
  void pairsAreMostlyGitsInManySeries() {
    List<String> all = disagreements(400, 1000);
    assertThat(all).as(all.size() + " of 400 series").hasSizeLessThan(40);
  }

  private List<String> disagreements(int rounds, int seed) {
    TempGit git = TempGit.init(folder);
    List<String> found = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      String name = "r" + round;
      generate(git, name, new Random(seed + round));
      List<String> ours = ours(git, name);
      List<String> gits = gits(git, name);
      if (!ours.equals(gits)) {
        found.add(name + "\ngit  " + gits + "\nours " + ours);
      }
    }
    return found;
  }

  /** A file of lines that rarely repeat. */
  private static List<String> lines(Random random, int n) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      lines.add(
          random.nextInt(6) == 0 ? "" : "word" + random.nextInt(40) + " " + random.nextInt(1000));
    }
    return lines;
  }

  private record Change(String message, String file, int at, List<String> added, int removed) {}

  private static Change change(Random random, int number) {
    return new Change(
        "Patch " + number + "\n\nWhy " + random.nextInt(9),
        "f" + random.nextInt(4),
        random.nextInt(60),
        lines(random, 1 + random.nextInt(12)),
        random.nextInt(4));
  }

  private static void generate(TempGit git, String name, Random random) {
    Map<String, List<String>> base = new TreeMap<>();
    for (int i = 0; i < 4; i++) {
      base.put("f" + i, lines(random, 60));
    }
    var first = git.importing(name + "-base");
    base.forEach((file, lines) -> first.file(file, String.join("\n", lines) + "\n"));
    first.commit("base").done();
    List<Change> series = new ArrayList<>();
    int count = 2 + random.nextInt(7);
    for (int i = 0; i < count; i++) {
      series.add(change(random, i));
    }
    write(git, name + "-a", name + "-base", base, series);
    write(git, name + "-b", name + "-base", base, varied(series, random));
  }

  private static List<Change> varied(List<Change> series, Random random) {
    List<Change> varied = new ArrayList<>();
    for (Change change : series) {
      switch (random.nextInt(7)) {
        case 0 -> {} // dropped
        case 1 -> varied.add(tweaked(change, random));
        case 2 -> varied.add(0, change);
        case 3 ->
            varied.add(
                new Change(
                    change.message() + " more",
                    change.file(),
                    change.at(),
                    change.added(),
                    change.removed()));
        case 4 -> {
          varied.add(change);
          varied.add(change(random, 100 + varied.size()));
        }
        default -> varied.add(change);
      }
    }
    if (varied.isEmpty()) {
      varied.add(change(random, 99));
    }
    return varied;
  }

  private static Change tweaked(Change change, Random random) {
    List<String> added = new ArrayList<>(change.added());
    int tweaks = 1 + random.nextInt(3);
    for (int i = 0; i < tweaks; i++) {
      added.set(random.nextInt(added.size()), "tweaked " + random.nextInt(1000));
    }
    return new Change(change.message(), change.file(), change.at(), added, change.removed());
  }

  private static void write(
      TempGit git, String branch, String base, Map<String, List<String>> files, List<Change> all) {
    Map<String, List<String>> now = new TreeMap<>(files);
    var history = git.importing(branch).from(base);
    for (Change change : all) {
      List<String> lines = new ArrayList<>(now.get(change.file()));
      int at = Math.min(change.at(), lines.size());
      for (int i = 0; i < change.removed() && at < lines.size(); i++) {
        lines.remove(at);
      }
      lines.addAll(at, change.added());
      now.put(change.file(), lines);
      history.file(change.file(), String.join("\n", lines) + "\n").commit(change.message());
    }
    history.done();
  }

  private static List<String> ours(TempGit git, String name) {
    try (Checkout checkout = git.open()) {
      List<SeriesPatch> before = patches(checkout, name + "-base", name + "-a");
      List<SeriesPatch> after = patches(checkout, name + "-base", name + "-b");
      List<String> lines = new ArrayList<>();
      for (SeriesPair pair : RangeDiff.compare(before, after)) {
        lines.add(number(pair.before()) + pair.fate().sign() + number(pair.after()));
      }
      return lines;
    }
  }

  private static String number(OptionalInt index) {
    return index.isPresent() ? String.valueOf(index.getAsInt() + 1) : "-";
  }

  private static List<SeriesPatch> patches(Checkout checkout, String base, String tip) {
    String from = checkout.history().commit(base).orElseThrow();
    String to = checkout.history().commit(tip).orElseThrow();
    List<PatchCommit> commits = checkout.history().range(from, to);
    return checkout.patchFiles().write(commits, to).stream()
        .map(patch -> new SeriesPatch(patch.file()))
        .toList();
  }

  /** The lines are {@code 1: 1234567 = 2: 89abcde Subject}. */
  private static List<String> gits(TempGit git, String name) {
    String range = name + "-base..";
    return git.git("range-diff", "--no-color", "-s", range + name + "-a", range + name + "-b")
        .lines()
        .map(line -> line.strip().split("[: ]+", 6))
        .map(words -> words[0] + words[2] + words[3])
        .toList();
  }
}
