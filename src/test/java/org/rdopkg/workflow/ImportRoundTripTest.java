package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/**
 * Generated packages of many kinds, imported, and then {@code rdopkg patch}: the tree is the one
 * that the patches were made from, and neither spec nor patch files change.
 */
class ImportRoundTripTest {
  @TempDir Path folder;

  @Test
  void importAndPatchChangeNothing() throws IOException {
    for (int seed = 1; seed <= 12; seed++) {
      new Sample(folder.resolve("s" + seed), seed).check();
    }
  }

  @Test
  @Tag("exhaustive")
  void importAndPatchChangeNothingOften() throws IOException {
    for (int seed = 1_000; seed < 1_400; seed++) {
      new Sample(folder.resolve("s" + seed), seed).check();
    }
  }

  /** A package that is made at random. */
  private static final class Sample {
    private final int seed;
    private final Random random;
    private final TempGit git;
    private final Map<String, List<String>> tree = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final StringBuilder patchLines = new StringBuilder();
    private final StringBuilder prepLines = new StringBuilder();
    private int number;

    Sample(Path folder, int seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.git = TempGit.init(folder, "foo");
    }

    void check() throws IOException {
      boolean moved = random.nextInt(3) == 0;
      int commits = 1 + random.nextInt(5);
      upstream(commits);
      boolean explicit = random.nextBoolean();
      number = random.nextInt(3);
      int at = 0;
      while (at < commits) {
        int mails = explicit && random.nextInt(6) == 0 ? Math.min(2, commits - at) : 1;
        add(at, mails, explicit);
        at += mails;
      }
      strangers(explicit);
      String expected = base(moved, commits);
      distgit(explicit);
      round(expected);
    }

    private void upstream(int commits) {
      for (String path : List.of("a.txt", "src/b.c", "src/sub/c d.h")) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30 + random.nextInt(30); i++) {
          lines.add(path + " line " + (random.nextInt(4) == 0 ? "" : i));
        }
        tree.put(path, lines);
      }
      TempGit.Import history = git.importing("work");
      tree.forEach((path, lines) -> history.file(path, String.join("\n", lines) + "\n"));
      history.commit("Release\n");
      for (int i = 0; i < commits; i++) {
        change(history);
        history.commit(message(i));
      }
      history.done();
    }

    private String message(int i) {
      return switch (random.nextInt(4)) {
        case 0 -> "Change " + i + "\n";
        case 1 -> "Prodluž limit " + i + "\n\nBecause  of  this.\n\nSigned-off-by: X <x@y>\n";
        case 2 ->
            "[stable] A subject that is long enough to be folded by git because it has "
                + i
                + " words and more\n\nBody\n- with a list\n";
        default -> "Change thing " + i + ": sub, thing\n\nFrom what is known\n";
      };
    }

    private void change(TempGit.Import history) {
      List<String> paths = List.copyOf(tree.keySet());
      String path = paths.get(random.nextInt(paths.size()));
      List<String> lines = tree.get(path);
      int at = 8 + random.nextInt(lines.size() - 16);
      switch (random.nextInt(4)) {
        case 0 -> lines.add(at, "new in " + path + " " + random.nextInt(1000));
        case 1 -> lines.remove(at);
        case 2 -> lines.set(at, "changed to " + random.nextInt(1000));
        default -> {
          lines.set(at, "changed " + random.nextInt(1000));
          lines.addAll(at + 2, List.of("", "two", "lines " + random.nextInt(1000)));
        }
      }
      history.file(path, String.join("\n", lines) + "\n");
      if (random.nextInt(5) == 0) {
        String fresh = "new/file" + random.nextInt(10_000);
        tree.put(fresh, new ArrayList<>(linesOf(20)));
        history.file(fresh, String.join("\n", tree.get(fresh)) + "\n");
      }
    }

    private static List<String> linesOf(int count) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        lines.add("fresh " + i);
      }
      return lines;
    }

    private String revision(int patch) {
      return "work~" + (count() - patch);
    }

    private int count() {
      return Integer.parseInt(git.git("rev-list", "--count", "work").strip()) - 1;
    }

    /** One patch file with one or more commits in it. */
    private void add(int at, int mails, boolean explicit) throws IOException {
      String from = revision(at);
      String to = revision(at + mails);
      int kind = mails > 1 ? 0 : random.nextInt(5);
      int strip = explicit && kind == 2 ? 0 : explicit && kind == 3 ? 2 : 1;
      byte[] content =
          switch (kind) {
            case 0, 1 -> git.gitBytes("format-patch", "--stdout", from + ".." + to);
            case 2 -> git.gitBytes(diff(from, to, strip));
            case 3 -> both(note(at), git.gitBytes(diff(from, to, strip)));
            default -> git.gitBytes(diff(from, to, strip));
          };
      String name =
          (random.nextInt(3) == 0
              ? "000" + (at + 1) + "-My-own.patch"
              : "foo-1.0-fix" + at + ".patch");
      if (random.nextInt(6) == 0) {
        name += ".gz";
        content = gzipped(content);
      }
      declare(name, content, explicit, strip);
    }

    private static String[] diff(String from, String to, int strip) {
      return switch (strip) {
        case 0 -> new String[] {"diff", "--no-prefix", from, to};
        case 2 -> new String[] {"diff", "--src-prefix=x/y/", "--dst-prefix=x/z/", from, to};
        default -> new String[] {"diff", from, to};
      };
    }

    private String note(int at) {
      return random.nextBoolean()
          ? "Description: What it does "
              + at
              + "\n More about it.\n .\n Last.\nAuthor: Ann Other"
              + " <ann@example.com>\nLast-Update: 2020-02-03\n\n"
          : "Some words about patch " + at + "\n\nand more of them\n";
    }

    private static byte[] both(String head, byte[] diff) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      out.writeBytes(diff);
      return out.toByteArray();
    }

    private static byte[] gzipped(byte[] content) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(content);
      }
      return out.toByteArray();
    }

    private void declare(String name, byte[] content, boolean explicit, int strip) {
      if (random.nextInt(3) == 0) {
        patchLines.append("# Why ").append(name).append(" is needed\n");
      }
      patchLines.append("Patch").append(number).append(":  ").append(name).append('\n');
      files.put(name, content);
      if (explicit) {
        prepLines
            .append(random.nextBoolean() ? "%patch -P " + number : "%patch" + number)
            .append(" -p")
            .append(strip)
            .append(random.nextInt(3) == 0 ? " -b .orig" + number : "")
            .append('\n');
      }
      number += 1 + random.nextInt(3);
    }

    /** Patches that the import must leave alone. */
    private void strangers(boolean explicit) {
      if (random.nextInt(3) == 0) {
        patchLines.append("%if 0\n");
        patchLines.append("Patch").append(number).append(": 0009-Never-applied.patch\n%endif\n");
        files.put(
            "0009-Never-applied.patch",
            ("From "
                    + "a".repeat(40)
                    + " Mon Sep 17 00:00:00 2001\nSubject: [PATCH] never\n\n---\n")
                .getBytes(StandardCharsets.UTF_8));
        number++;
      }
      if (explicit && random.nextInt(3) == 0) {
        patchLines.append("Patch").append(number).append(": not-applied.patch\n");
        files.put("not-applied.patch", "rubbish\n".getBytes(StandardCharsets.UTF_8));
      }
    }

    /** The release that the package stands on; answers the tree that the patches make of it. */
    private String base(boolean moved, int commits) {
      if (!moved) {
        git.git("tag", "1.0", revision(0));
        return git.id("work^{tree}");
      }
      // upstream has three more lines at the top of each file: all patches apply with an offset
      List<String> trees = new ArrayList<>();
      for (int patch : new int[] {0, commits}) {
        TempGit.Import shifted = git.importing("shifted" + patch);
        for (String path :
            git.git("ls-tree", "-r", "-z", "--name-only", revision(patch)).split("\0", 0)) {
          byte[] content = git.gitBytes("show", revision(patch) + ":" + path);
          boolean old = git.tryGit("cat-file", "-e", revision(0) + ":" + path).succeeded();
          shifted.file(path, both(old ? "one\ntwo\nthree\n" : "", content));
        }
        shifted.commit("Shifted\n");
        shifted.done();
        trees.add(git.id("shifted" + patch + "^{tree}"));
      }
      git.git("tag", "1.0", "shifted0");
      return trees.get(1);
    }

    private void distgit(boolean explicit) {
      TempGit.Import distgit = git.importing("f42");
      files.forEach(distgit::file);
      distgit.file("foo.spec", spec(explicit));
      distgit.commit("Import foo\n");
      distgit.done();
      git.git("checkout", "-q", "-f", "f42");
    }

    private String spec(boolean explicit) {
      return "Name:    foo\nVersion: 1.0\nRelease: 1%{?dist}\nSummary: Foo\nLicense: MIT\n"
          + "Source0: foo-1.0.tar.gz\n"
          + patchLines
          + "\n%description\nFoo.\n\n%prep\n"
          + (explicit ? "%setup -q\n" + prepLines : "%autosetup -p1\n")
          + "\n%changelog\n* Mon Nov 23 2026 Test User <test@example.com> - 1.0-1\n- First\n";
    }

    private void round(String expected) {
      DistgitRepo repo = DistgitRepo.of(git);
      String spec = git.read("foo.spec");
      String before = git.id("HEAD");
      repo.run("import-patches").exits(0);
      assertThat(git.id("f42-patches^{tree}")).as("tree, seed %d", seed).isEqualTo(expected);
      assertThat(git.git("diff", "--stat", "1.0", "f42-patches")).as("seed %d", seed).isNotEmpty();
      repo.run("patch", "-l").exits(0);
      assertThat(git.read("foo.spec")).as("spec, seed %d", seed).isEqualTo(spec);
      assertThat(git.id("HEAD")).as("no commit, seed %d", seed).isEqualTo(before);
      assertThat(git.status()).as("seed %d", seed).doesNotContain(".patch");
    }
  }
}
