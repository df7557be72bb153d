package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.patch.apply.ApplyRule;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Run;
import org.rdopkg.testkit.TempGit;

/**
 * Real specs, whose patch files are made up to fit: import, then {@code rdopkg patch}, which must
 * find nothing to do. {@code -Drdopkg.specs=DIR} names a folder with specs; {@code
 * -Drdopkg.table=FILE} is where to write what became of each.
 */
@Tag("exhaustive")
class RealSpecsRoundTripTest {
  @TempDir Path folder;

  @Test
  void importAndPatchChangeNothing() throws IOException {
    String specs = System.getProperty("rdopkg.specs", "");
    assumeTrue(!specs.isEmpty(), "no folder with specs");
    List<String> table = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(specs))) {
      for (Path spec : files.filter(file -> file.toString().endsWith(".spec")).sorted().toList()) {
        String line = check(spec, table.size());
        if (!line.isEmpty()) {
          table.add(spec.getFileName() + ": " + line);
          if (line.startsWith("changed") || line.startsWith("not ")) {
            wrong.add(spec.getFileName() + ": " + line);
          }
        }
      }
    }
    String target = System.getProperty("rdopkg.table", "");
    if (!target.isEmpty()) {
      Files.write(Path.of(target), table);
    }
    assertThat(wrong).as("%d specs with patches", table.size()).isEmpty();
    assertThat(table.stream().filter(line -> line.contains(": same")).count())
        .isGreaterThan(table.size() * 89L / 100);
  }

  /** What became of a spec; empty for one without patches. */
  private String check(Path file, int seed) throws IOException {
    TempGit git = TempGit.init(folder.resolve("p" + seed), "pkg");
    git.write("pkg.spec", Files.readAllBytes(file));
    git.commitAll("Import");
    ImportItems items;
    DistgitPackage found;
    try (Checkout checkout = git.open()) {
      found =
          PackageReader.read(
              checkout.facts(),
              "pkg",
              "master",
              PackageFiles.ofWorkTree(checkout.files()),
              GuessOptions.NONE);
      items = ImportItems.of(found);
    } catch (RdopkgException e) {
      return found(file) ? "refused: " + e.what() : "";
    }
    if (items.items().isEmpty()) {
      return "";
    }
    write(git, found, items, new Random(seed));
    return round(git, items);
  }

  private static boolean found(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("\nPatch");
  }

  /** Upstream's tree, and a patch for each line that is applied. */
  private static void write(TempGit git, DistgitPackage found, ImportItems items, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40 * items.items().size() + 40; i++) {
      text.append("line ").append(i).append('\n');
    }
    TempGit.Import upstream = git.importing("upstream");
    upstream.file("dir/a.txt", text.toString()).file("a.txt", text.toString()).commit("Release");
    upstream.done();
    String version = found.env().baseRef().name().replace("~", "").replace("^", "");
    git.git("tag", version, "upstream");
    int at = 20;
    for (ImportItem item : items.items()) {
      git.write(item.file(), patch(item, at, random).getBytes(StandardCharsets.UTF_8));
      at += 40;
    }
    for (String name : items.byHand()) {
      if (!name.isEmpty() && name.matches("[A-Za-z0-9._+-]+")) {
        git.write(name, "not applied\n");
      }
    }
    git.commitAll("Patches");
  }

  private static String patch(ImportItem item, int at, Random random) {
    int strip = item.rule().strip();
    String base = strip == ApplyRule.BASE_NAME ? "x/" : "p/".repeat(Math.max(0, strip));
    String path =
        base + (strip == ApplyRule.BASE_NAME || random.nextBoolean() ? "a.txt" : "dir/a.txt");
    String diff =
        "--- "
            + path
            + "\n+++ "
            + path
            + "\n@@ -"
            + at
            + ",3 +"
            + at
            + ",4 @@\n line "
            + (at - 1)
            + "\n+new "
            + at
            + "\n line "
            + at
            + "\n line "
            + (at + 1)
            + "\n";
    boolean mail = item.mail() || random.nextInt(3) == 0;
    return mail
        ? "From "
            + "0123456789".repeat(4)
            + " Mon Sep 17 00:00:00 2001\n"
            + "From: Ann Other <ann@example.com>\nDate: Tue, 3 Nov 2026 10:00:00 +0100\n"
            + "Subject: [PATCH] Add "
            + at
            + "\n\nBecause.\n---\n"
            + diff
            + "-- \n2.39.5\n\n"
        : diff;
  }

  private static String round(TempGit git, ImportItems items) {
    DistgitRepo repo = DistgitRepo.of(git);
    String spec = git.read("pkg.spec");
    String before = git.id("HEAD");
    Run made = repo.run("import-patches");
    if (!git.tryGit("rev-parse", "-q", "--verify", "master-patches").succeeded()
        || !made.out().contains("Made ")) {
      return "not imported: " + made.err().replace("\n", " | ");
    }
    long commits =
        Long.parseLong(git.git("rev-list", "--count", "upstream..master-patches").strip());
    if (commits != items.items().stream().map(ImportItem::file).distinct().count()) {
      return commits + " commits of " + items.items().size() + " patches";
    }
    Run patched = repo.run("patch", "-l");
    if (!patched.out().contains("No changes to patches found")) {
      return whyChanged(patched, git.git("diff", "-U0", before, "--", "pkg.spec"));
    }
    boolean same = git.read("pkg.spec").equals(spec) && git.id("HEAD").equals(before);
    return same
        ? "same, " + commits + " patches, " + items.byHand().size() + " by hand"
        : "changed";
  }

  /** What {@code patch} does for reasons of its own. */
  private static String whyChanged(Run patched, String diff) {
    if (patched.err().contains("ERRORS found")) {
      return "refused by patch: the spec has an error that lint finds";
    }
    List<String> lines = diff.lines().filter(line -> line.matches("[-+][^-+].*")).toList();
    if (patched.err().contains("more than one Release line")) {
      return "refused by patch: Release is set twice";
    }
    if (patched.err().contains("Macro %commit is defined more than once")) {
      return "refused by patch: %commit is set twice";
    }
    if (patched.err().contains("can't edit the Patch lines")) {
      return "refused by patch: a file is named twice";
    }
    boolean commit =
        lines.stream().anyMatch(line -> line.matches("[+]%(global|define) +commit .*"));
    return commit
        ? "explained: %global commit is the tip of the patches branch"
        : "changed: " + patched.err().replace("\n", " | ") + diff.replace("\n", " | ");
  }
}
