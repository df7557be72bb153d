package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.patch.apply.FittingTree;
import org.rdopkg.sources.CompressedText;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Run;
import org.rdopkg.testkit.TempGit;

/**
 * Real packages with their real patch files, on a tree that is made to fit them: import, then
 * {@code rdopkg patch}. {@code -Drdopkg.distgits=DIR} names a folder with a folder for each
 * package; {@code -Drdopkg.table=FILE} is where to write what became of each.
 */
@Tag("exhaustive")
class RealDistgitsRoundTripTest {
  @TempDir Path folder;

  @Test
  void importAndPatchChangeNothing() throws IOException {
    String distgits = System.getProperty("rdopkg.distgits", "");
    assumeTrue(!distgits.isEmpty(), "no folder with packages");
    List<String> table = new ArrayList<>();
    try (Stream<Path> packages = Files.list(Path.of(distgits))) {
      for (Path one : packages.filter(Files::isDirectory).sorted().toList()) {
        table.add(one.getFileName() + " | " + check(one, table.size()));
      }
    }
    String target = System.getProperty("rdopkg.table", "");
    if (!target.isEmpty()) {
      Files.write(Path.of(target), table);
    }
    assertThat(table.stream().filter(line -> line.contains("| WRONG")).toList()).isEmpty();
  }

  private String check(Path distgit, int number) throws IOException {
    TempGit git = TempGit.init(folder.resolve("p" + number), String.valueOf(distgit.getFileName()));
    try (Stream<Path> files = Files.list(distgit)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        git.write(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    git.commitAll("Import");
    ImportItems items;
    String version;
    try (Checkout checkout = git.open()) {
      DistgitPackage found =
          PackageReader.read(
              checkout.facts(),
              String.valueOf(distgit.getFileName()),
              "master",
              PackageFiles.ofWorkTree(checkout.files()),
              GuessOptions.NONE);
      items = ImportItems.of(found);
      version = found.env().baseRef().name();
    } catch (RdopkgException e) {
      return "refused: " + e.what();
    }
    return round(git, items, version);
  }

  private static String round(TempGit git, ImportItems items, String version) throws IOException {
    List<String> misfits = upstream(git, items, version);
    List<String> arguments = new ArrayList<>(List.of("import-patches"));
    misfits.forEach(file -> arguments.addAll(List.of("--skip", file)));
    String before = git.id("HEAD");
    DistgitRepo repo = DistgitRepo.of(git);
    Run made = repo.run(arguments.toArray(String[]::new));
    if (!made.out().contains("Made ")) {
      return "WRONG: " + made.err().replace("\n", " / ");
    }
    String tree = git.id("master-patches^{tree}");
    if (items.items().stream().anyMatch(item -> !Files.exists(git.top().resolve(item.file())))) {
      return "a patch file is not in the mirror";
    }
    Run patched = repo.run("patch", "-l");
    boolean same = patched.out().contains("No changes to patches found");
    boolean lint = patched.err().contains("ERRORS found");
    if (!same && !lint) {
      String diff = git.git("diff", "--stat", before);
      boolean commit = git.git("diff", before, "--", ".").contains("%global commit");
      return (commit ? "explained: %global commit" : "WRONG: " + patched.err() + diff)
          .replace("\n", " / ");
    }
    int count = items.items().size();
    return count
        + " | "
        + (count - misfits.size())
        + " | "
        + items.byHand().size()
        + " | "
        + (applied(git, items, misfits, tree) ? "same tree" : "WRONG: another tree")
        + " | "
        + (same ? "nothing changed" : "refused by patch: lint");
  }

  /** The tree that the patches fit; answers those that it could not be made for. */
  private static List<String> upstream(TempGit git, ImportItems items, String version)
      throws IOException {
    FittingTree tree = new FittingTree();
    List<String> misfits = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ImportItem item : items.items()) {
      Path file = git.top().resolve(item.file());
      Optional<byte[]> patch =
          Files.exists(file)
              ? Optional.of(CompressedText.plain(item.file(), Files.readAllBytes(file), 1 << 28))
              : Optional.empty();
      boolean fits =
          patch.isPresent()
              && seen.add(item.file())
              && tree.add(item.file(), patch.get(), item.rule().strip());
      if (!fits) {
        misfits.add(item.file());
      }
    }
    misfits.addAll(tree.spoilt());
    TempGit.Import history = git.importing("upstream");
    history.file("README", "read me\n");
    tree.files()
        .forEach((path, content) -> history.file("\"" + path.replace("\"", "") + "\"", content));
    history.commit("Release");
    history.done();
    git.git("tag", version.replace("~", "").replace("^", ""), "upstream");
    return misfits;
  }

  /** Whether GNU patch, with the files as they are after all, makes the same tree. */
  private static boolean applied(
      TempGit git, ImportItems items, List<String> misfits, String tree) {
    StringBuilder script =
        new StringBuilder(
            "set -e; rm -rf ../w; mkdir ../w; git archive upstream | tar -x -C ../w\n");
    for (ImportItem item : items.items()) {
      if (!misfits.contains(item.file())) {
        script
            .append("patch -d ../w -s -f --no-backup-if-mismatch --fuzz=")
            .append(item.rule().fuzz())
            .append(" -p")
            .append(item.rule().strip())
            .append(" < '")
            .append(item.file())
            .append("'\n");
      }
    }
    script.append(
        "find ../w -name '*.orig' -delete; export GIT_DIR=$PWD/.git GIT_INDEX_FILE=$PWD/../index"
            + " GIT_WORK_TREE=$PWD/../w; cd ../w; git add -A -f .; git write-tree > ../tree\n");
    git.script(git.top().resolve("../run.sh"), script.toString());
    try {
      Process process =
          new ProcessBuilder("sh", "../run.sh")
              .directory(git.top().toFile())
              .redirectErrorStream(true)
              .redirectOutput(git.top().resolve("../log").toFile())
              .start();
      boolean good = process.waitFor() == 0;
      return good && Files.readString(git.top().resolve("../tree")).strip().equals(tree);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
