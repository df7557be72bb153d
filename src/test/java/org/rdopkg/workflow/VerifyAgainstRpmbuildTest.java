package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.io.ReadListener;
import org.rdopkg.patch.apply.TreeFile;
import org.rdopkg.sources.ArchiveLimits;
import org.rdopkg.sources.SourceTree;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/**
 * {@code rpmbuild -bp} is the oracle: on generated packages of many kinds, {@code verify} has the
 * same exit code, and its tree in memory is the one in BUILD.
 */
class VerifyAgainstRpmbuildTest {
  @TempDir Path folder;

  @BeforeEach
  void requireRpmbuild() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/rpmbuild")), "no rpmbuild");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/patch")), "no patch");
  }

  @Test
  void saysWhatRpmbuildSays() throws Exception {
    check(1, 16);
  }

  @Test
  @Tag("exhaustive")
  void saysWhatRpmbuildSaysOften() throws Exception {
    check(5_000, 200);
  }

  private void check(int firstSeed, int count) throws Exception {
    List<Sample> samples = new ArrayList<>();
    StringBuilder script =
        new StringBuilder("export LC_ALL=C GIT_CONFIG_NOSYSTEM=1 HOME=" + folder + "\n");
    for (int seed = firstSeed; seed < firstSeed + count; seed++) {
      Sample sample = new Sample(folder.resolve("s" + seed), seed);
      sample.write();
      script.append(sample.commands());
      samples.add(sample);
    }
    Path file = folder.resolve("run.sh");
    Files.writeString(file, script);
    Process process =
        new ProcessBuilder("sh", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
    int failures = 0;
    List<String> wrong = new ArrayList<>();
    for (Sample sample : samples) {
      int exit = Integer.parseInt(Files.readString(sample.folder.resolve("rc")).strip());
      failures += exit == 0 ? 0 : 1;
      String difference = sample.compare(exit == 0);
      if (!difference.isEmpty()) {
        wrong.add("seed " + sample.seed + ": " + difference);
      }
    }
    assertThat(wrong).as("%d of %d", wrong.size(), count).isEmpty();
    assertThat(failures).isBetween(count / 10, count * 8 / 10);
  }

  /** A package that is made at random. */
  private static final class Sample {
    private final Path folder;
    private final int seed;
    private final Random random;
    private final SortedMap<String, String> tree = new TreeMap<>();
    private final StringBuilder script = new StringBuilder();
    private final StringBuilder tags = new StringBuilder();
    private final StringBuilder prep = new StringBuilder();
    private String top = "foo-1.0";
    private String spec = "";

    Sample(Path folder, int seed) {
      this.folder = folder;
      this.seed = seed;
      this.random = new Random(seed);
    }

    void write() throws IOException {
      boolean create = random.nextInt(5) == 0;
      boolean named = random.nextInt(4) == 0;
      boolean second = random.nextInt(5) == 0;
      String inside = create && random.nextBoolean() ? "" : named ? "foo-src" : top;
      makeTree();
      writeTree(folder.resolve("src").resolve(inside.isEmpty() ? "." : inside));
      tags.append("Source0: foo-1.0.tar.gz\n");
      script
          .append("tar -C src -czf sp/foo-1.0.tar.gz ")
          .append(inside.isEmpty() ? "." : inside)
          .append('\n');
      if (second) {
        tags.append("Source1: extra.tar.xz\n");
        Files.createDirectories(folder.resolve("two/extra"));
        Files.writeString(folder.resolve("two/extra/more.txt"), "more\n");
        script.append("tar -C two -cJf sp/extra.tar.xz extra\n");
      }
      String method =
          List.of("%setup", "%autosetup", "%autosetup", "%setup").get(random.nextInt(4));
      String scm =
          method.equals("%setup")
              ? ""
              : List.of("", "", " -S git", " -S git_am").get(random.nextInt(4));
      boolean explicit = method.equals("%setup");
      int count = 1 + random.nextInt(3);
      for (int i = 0; i < count; i++) {
        patch(i + 1, explicit, scm, inside, create);
      }
      String setup =
          method
              + " -q"
              + (create ? " -c" : "")
              + (named && !create ? random.nextInt(8) == 0 ? "" : " -n foo-src" : "")
              + (second ? random.nextBoolean() ? " -a 1" : " -b 1" : "")
              + (explicit ? "" : scm + (create && !inside.isEmpty() ? " -p0" : " -p1"));
      if (!explicit) {
        setup = setup.replace(" -q", "");
      }
      String fuzz = random.nextInt(5) == 0 ? "%global _default_patch_fuzz 2\n" : "";
      spec =
          fuzz
              + "Name: foo\n"
              + "Version: 1.0\n"
              + "Release: 1\n"
              + "Summary: Foo\n"
              + "License: MIT\n"
              + "BuildArch: noarch\n"
              + tags
              + "\n%description\nFoo.\n\n%prep\n"
              + setup
              + "\n"
              + prep
              + "\n%changelog\n";
      Files.createDirectories(folder.resolve("sp"));
      Files.createDirectories(folder.resolve("top"));
      Files.writeString(folder.resolve("sp/foo.spec"), spec);
    }

    private void makeTree() {
      for (String path : List.of("a.txt", "dir/b.c", "dir/sub/c.h")) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20 + random.nextInt(20); i++) {
          text.append(random.nextInt(3) == 0 ? "" : path + " " + random.nextInt(30)).append('\n');
        }
        tree.put(path, text.toString());
      }
    }

    private void writeTree(Path place) throws IOException {
      for (Map.Entry<String, String> file : tree.entrySet()) {
        Path path = place.resolve(file.getKey());
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, file.getValue());
      }
    }

    /** A patch, made of a tree that may be somewhat different, so that it fits more or less. */
    private void patch(int number, boolean explicit, String scm, String inside, boolean create)
        throws IOException {
      Path old = folder.resolve("old" + number);
      Path now = folder.resolve("now" + number);
      int strip = explicit ? random.nextInt(2) : create && !inside.isEmpty() ? 0 : 1;
      String prefix = create && !inside.isEmpty() ? inside + "/" : "";
      for (Map.Entry<String, String> file : tree.entrySet()) {
        String before = random.nextInt(4) == 0 ? edited(file.getValue()) : file.getValue();
        boolean changes = random.nextInt(2) == 0;
        write(old.resolve(prefix + file.getKey()), before);
        String after = changes ? edited(before) : before;
        write(now.resolve(prefix + file.getKey()), after);
        if (changes && before.equals(file.getValue())) {
          file.setValue(after);
        }
      }
      if (random.nextInt(3) == 0) {
        write(now.resolve(prefix + "new" + number + ".txt"), "new\nfile\n");
      }
      String name = "p" + number + ".patch";
      boolean gzip = !scm.isEmpty() ? false : random.nextInt(8) == 0 && !explicit;
      script.append("( cd ").append(folder).append(" && ");
      if (scm.equals(" -S git_am")) {
        script.append(
            "printf 'From: A <a@b>\\n"
                + "Subject: [PATCH] x\\n"
                + "Date: Mon, 2 Nov 2026 10:00:00 +0000\\n"
                + "\\n"
                + "text\\n"
                + "---\\n"
                + "' && ");
      }
      if (strip == 1) {
        script
            .append("git diff --no-index --src-prefix= --dst-prefix= old")
            .append(number)
            .append(" now")
            .append(number);
      } else {
        script
            .append("rm -rf w && cp -r old")
            .append(number)
            .append(
                " w && cd w && git init -q . && git add -A && git -c user.name=x -c user.email=x@y"
                    + " commit -qm x && cp -rT ../now")
            .append(number)
            .append(" . && git add -A && git diff --cached --no-prefix");
      }
      script.append(" ) > sp/").append(name).append('\n');
      if (gzip) {
        script.append("gzip -n sp/").append(name).append('\n');
        name += ".gz";
      }
      tags.append("Patch").append(number).append(": ").append(name).append('\n');
      if (explicit) {
        prep.append("%patch -P ")
            .append(number)
            .append(" -p")
            .append(strip)
            .append(random.nextInt(4) == 0 ? " -F " + random.nextInt(4) : "")
            .append(random.nextInt(5) == 0 ? " -b .orig~" : "")
            .append(random.nextInt(6) == 0 ? " -E" : "")
            .append(random.nextInt(12) == 0 ? " -R" : "")
            .append('\n');
      }
    }

    private static void write(Path path, String text) throws IOException {
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, text);
    }

    private String edited(String text) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      int at = random.nextInt(lines.size());
      switch (random.nextInt(3)) {
        case 0 -> lines.add(at, "added " + random.nextInt(100));
        case 1 -> lines.remove(at);
        default -> lines.set(at, "set " + random.nextInt(100));
      }
      return String.join("\n", lines) + "\n";
    }

    String commands() {
      return "cd "
          + folder
          + "\n"
          + script
          + "rpmbuild -bp --nodeps -D '_topdir "
          + folder.resolve("top")
          + "' -D '_sourcedir "
          + folder.resolve("sp")
          + "' sp/foo.spec > out 2>&1; echo $? > rc\n";
    }

    /** What is different; empty when nothing is. */
    String compare(boolean good) throws IOException {
      TempGit git = TempGit.init(folder.resolve("git"), "foo");
      try (Stream<Path> files = Files.list(folder.resolve("sp"))) {
        for (Path file : files.toList()) {
          git.write(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        }
      }
      git.commitAll("Import");
      var run = DistgitRepo.of(git).run("verify");
      PrepRun ours = prepRun();
      boolean agrees = run.err().isEmpty() || !good;
      if (!agrees || good != isGood(ours)) {
        return "rpmbuild "
            + (good ? "succeeds" : "fails")
            + "\n"
            + run.out()
            + run.err()
            + spec
            + Files.readString(folder.resolve("out"));
      }
      run.exits(good ? 0 : 1);
      String build = ours.folder();
      SortedMap<String, TreeFile> theirs =
          good ? read(folder.resolve("top/BUILD").resolve(build)) : new TreeMap<>();
      return !good || theirs.equals(ours.tree().files(build))
          ? ""
          : "another tree\n" + theirs + "\n" + ours.tree().files(build) + "\n" + spec;
    }

    private static boolean isGood(PrepRun run) {
      return run.failure().isEmpty() && run.checks().stream().allMatch(PrepRun.Check::applies);
    }

    private PrepRun prepRun() {
      SpecFile file = SpecFile.of(spec);
      try (var checkout = TempGit.at(folder.resolve("git"), folder.resolve("git/foo")).open()) {
        PackageFiles files = PackageFiles.ofWorkTree(checkout.files());
        DistgitPackage found =
            PackageReader.read(
                checkout.facts(), "foo", "master", files, org.rdopkg.distgit.GuessOptions.NONE);
        assertThat(found.spec()).isEqualTo(file);
        PrepRun run =
            new PrepRun(
                found,
                files,
                source ->
                    SourceTree.read(
                        folder.resolve("sp").resolve(source.fileName()),
                        ArchiveLimits.DEFAULT,
                        ReadListener.NONE),
                (done, total) -> assertThat(done).isLessThanOrEqualTo(total));
        run.run(true);
        return run;
      }
    }

    private static SortedMap<String, TreeFile> read(Path top) {
      SortedMap<String, TreeFile> tree = new TreeMap<>();
      try (Stream<Path> files = Files.walk(top)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = top.relativize(file).toString();
          if (!name.startsWith(".git/") && !name.endsWith(".orig~")) {
            tree.put(
                name,
                new TreeFile(
                    Files.isExecutable(file)
                            && !Files.getPosixFilePermissions(file).isEmpty()
                            && Files.getPosixFilePermissions(file)
                                .contains(java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE)
                        ? TreeFile.Kind.EXECUTABLE
                        : TreeFile.Kind.REGULAR,
                    Files.readAllBytes(file)));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return tree;
    }
  }
}
