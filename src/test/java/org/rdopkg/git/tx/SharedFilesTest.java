package org.rdopkg.git.tx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/** New files in git's folder have the modes that git would give them. */
class SharedFilesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"group", "true", "1", "all", "2", "0660", "0640", "0664", "0600", "umask", "0"})
  void modesAreGits(String shared) throws IOException {
    DistgitRepo repo = distgit("foo").patches(20).create();
    TempGit git = repo.git();
    git.git("config", "core.sharedRepository", shared);
    git.git("config", "core.logAllRefUpdates", "true");
    deleteFolder(git.top().resolve(".git/logs"));
    Path old = git.top().resolve(".git/refs/heads/old");
    Files.writeString(old, git.head() + "\n");
    Files.setAttribute(old, "unix:mode", 0600);
    Files.setLastModifiedTime(old, FileTime.from(TempGit.NOW.minusSeconds(9)));
    Map<String, Integer> before = modes(git);
    repo.run("patch", "-l").exits(0);
    Map<String, Set<Integer>> ours = kinds(before, modes(git));
    assertThat(ours).containsKeys("pack", "index", "refs", "log", "log folder");

    assertThat(modes(git)).as("older than the run").containsEntry("refs/heads/old", 0600);
    Map<String, Integer> between = modes(git);
    gitWrites(git);
    Map<String, Set<Integer>> gits = kinds(between, modes(git));
    assertThat(gits.keySet()).containsAll(ours.keySet());
    ours.forEach((kind, modes) -> assertThat(modes).as(kind).isEqualTo(gits.get(kind)));
  }

  /** One of everything. */
  private static void gitWrites(TempGit git) {
    for (int i = 0; i < 3; i++) {
      git.gitInput(("object " + i).getBytes(UTF_8), "hash-object", "-w", "--stdin");
    }
    git.git("update-ref", "--create-reflog", "refs/rdopkg/new/folder/name", "HEAD");
    git.write("more", "text\n").git("add", "more");
    git.git("branch", "one/more", "HEAD");
    git.git("repack", "-q", "-a");
  }

  private static void deleteFolder(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static Map<String, Integer> modes(TempGit git) throws IOException {
    Map<String, Integer> modes = new TreeMap<>();
    Path folder = git.top().resolve(".git");
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        modes.put(
            folder.relativize(path) + (Files.isDirectory(path) ? "/" : ""),
            (Integer) Files.getAttribute(path, "unix:mode") & 07777);
      }
    }
    return modes;
  }

  /** The modes of what is new, by the kind of file; the index is always a new file. */
  private static Map<String, Set<Integer>> kinds(
      Map<String, Integer> before, Map<String, Integer> after) {
    Map<String, Set<Integer>> kinds = new TreeMap<>();
    after.forEach(
        (path, mode) -> {
          String kind = kind(path);
          if (!kind.isEmpty() && (!before.containsKey(path) || kind.equals("index"))) {
            kinds.computeIfAbsent(kind, k -> new TreeSet<>()).add(mode);
          }
        });
    return kinds;
  }

  private static String kind(String path) {
    Map<String, String> kinds =
        Map.of(
            "objects/[0-9a-f]{2}/.+", "object",
            "objects/[0-9a-f]{2}/", "object folder",
            "objects/pack/.*\\.(pack|idx)", "pack",
            "refs/rdopkg/.*[^/]", "refs",
            "logs/refs/.*/(master|name|more)", "log",
            "logs/refs/(heads(/one)?|rdopkg.*/folder)/", "log folder",
            "index", "index");
    List<String> found =
        kinds.keySet().stream().filter(path::matches).map(kinds::get).sorted().toList();
    return found.isEmpty() ? "" : found.get(0);
  }
}
