package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.Distgit;
import org.rdopkg.testkit.DistgitRepo;

/** A clean run touches the spec and the patch files, and nothing else of a large checkout. */
class NewVersionWorkTreeTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  /** So many tracked files, hundreds of untracked and ignored ones, a link, a program. */
  private static DistgitRepo large(int count, Map<String, String> upstreams) throws IOException {
    Distgit described = distgit("foo").upstream(upstreams).patches(5).inSpec(3);
    for (int i = 0; i < count; i++) {
      described.file("data/" + i % 60 + "/" + i + ".txt", i + "\n");
    }
    DistgitRepo repo = described.create();
    for (int i = 0; i < 300; i++) {
      repo.git().write("build/" + i, "ignored\n").write("notes/" + i, "untracked\n");
    }
    repo.git().write(".gitignore", "build\n");
    Files.createSymbolicLink(repo.top().resolve("link"), Path.of("data/0/0.txt"));
    repo.git().git("add", ".gitignore", "link");
    repo.git().git("commit", "-q", "-m", "more");
    try (Stream<Path> all = Files.walk(repo.top())) {
      for (Path file : all.filter(path -> isOurs(repo, path)).toList()) {
        if (!Files.isSymbolicLink(file)) {
          Files.setLastModifiedTime(file, LONG_AGO);
        }
      }
    }
    repo.git().git("update-index", "-q", "--refresh");
    return repo;
  }

  private static boolean isOurs(DistgitRepo repo, Path path) {
    return !repo.top().relativize(path).startsWith(".git");
  }

  private static Map<String, String> times(DistgitRepo repo) throws IOException {
    Map<String, String> times = new TreeMap<>();
    try (Stream<Path> all = Files.walk(repo.top())) {
      for (Path file : all.filter(path -> isOurs(repo, path)).toList()) {
        times.put(
            repo.top().relativize(file).toString(),
            Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                + " "
                + Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
                + " "
                + Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS));
      }
    }
    return times;
  }

  private static Set<String> touched(Map<String, String> before, Map<String, String> after) {
    TreeSet<String> touched = new TreeSet<>(before.keySet());
    touched.addAll(after.keySet());
    touched.removeIf(name -> java.util.Objects.equals(before.get(name), after.get(name)));
    return touched;
  }

  private static void runs(DistgitRepo repo, int patches, String... files) throws IOException {
    Map<String, String> before = times(repo);
    Path head = repo.top().resolve(".git/HEAD");
    FileTime headTime = Files.getLastModifiedTime(head);
    Object headFile = Files.getAttribute(head, "unix:ino");
    int moves = repo.git().git("reflog", "HEAD").lines().toList().size();
    String orig = repo.git().tryGit("rev-parse", "-q", "--verify", "ORIG_HEAD").out();
    repo.run("new-version", "-lnU", "2.0.0").exits(0).spec().patches(patches);
    assertThat(touched(before, times(repo))).containsExactlyInAnyOrder(files);
    assertThat(Files.getLastModifiedTime(head)).isEqualTo(headTime);
    assertThat(Files.getAttribute(head, "unix:ino")).isEqualTo(headFile);
    assertThat(repo.git().git("reflog", "HEAD").lines()).hasSize(moves + 1);
    assertThat(repo.git().tryGit("rev-parse", "-q", "--verify", "ORIG_HEAD").out()).isEqualTo(orig);
    assertThat(repo.git().git("worktree", "list").lines()).hasSize(1);
    assertThat(repo.git().tryGit("diff-files", "--quiet").status())
        .as("the index knows every file")
        .isZero();
    repo.repo().onBranch("master").status("?? notes/");
  }

  @Test
  void nothingButTheSpecAndThePatchFiles() throws IOException {
    DistgitRepo repo = large(4000, Map.of("README", "x\n", "f", "1\n"));
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("original_patch_2", "Original Patch 2\n"));
    runs(
        repo,
        4,
        "",
        "foo.spec",
        "0001-Original-Patch-1.patch",
        "0002-Original-Patch-2.patch",
        "0003-Original-Patch-3.patch",
        "0002-Original-Patch-3.patch",
        "0003-Original-Patch-4.patch",
        "0004-Original-Patch-5.patch");
  }

  /** Upstream's files have the names of files of the package, and git has to make a pick. */
  @Test
  void notEvenWhereUpstreamHasFilesOfTheSameNames() throws IOException {
    String lines = "a\nb\nc\nd\ne\nf\ng\nh\n";
    DistgitRepo repo = large(400, Map.of("data/0/0.txt", lines, "data/1/1.txt", lines + lines));
    repo.git()
        .importing("up")
        .from("1.2.3")
        .delete("data/0/0.txt")
        .delete("data/1/1.txt")
        .file("moved/0/0.txt", lines)
        .file("moved/1/1.txt", lines + lines)
        .commit("Move a whole folder")
        .done();
    repo.git().git("tag", "2.0.0", "up");
    repo.git().git("config", "merge.directoryRenames", "true");
    repo.git()
        .importing("master-patches")
        .from("1.2.3")
        .file("data/0/0.txt", lines + "i\n")
        .commit("Change one")
        .file("data/0/new", "new\n")
        .commit("Add one to the folder")
        .done();
    runs(
        repo,
        2,
        "",
        "foo.spec",
        "0001-Original-Patch-1.patch",
        "0002-Original-Patch-2.patch",
        "0003-Original-Patch-3.patch",
        "0001-Change-one.patch",
        "0002-Add-one-to-the-folder.patch");
    assertThat(repo.git().git("ls-tree", "-r", "--name-only", "master-patches").lines())
        .containsExactly("moved/0/0.txt", "moved/0/new", "moved/1/1.txt");
  }
}
