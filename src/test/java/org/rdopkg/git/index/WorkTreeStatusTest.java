package org.rdopkg.git.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.index.FileStatus.Change;
import org.rdopkg.testkit.TempGit;

class WorkTreeStatusTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"", "core.autocrlf=true", "attributes", "--split-index", "core.fileMode=false"})
  void thePathsStandAsGitStatusSays(String setting) throws IOException {
    TempGit repo = TempGit.init(folder);
    List<String> paths = List.of("a", "b", "dir/c", "dir/d", "ä.patch", "crlf");
    paths.forEach(path -> repo.write(path, "1\n"));
    repo.write("crlf", "1\r\n2\r\n").commitAll("one");
    set(repo, setting);
    Random random = new Random(11);
    for (int i = 0; i < 14; i++) {
      disturb(repo, paths.get(random.nextInt(paths.size())), random);
      compare(repo, paths);
    }
  }

  private static void set(TempGit repo, String setting) {
    if (setting.equals("attributes")) {
      repo.write(".gitattributes", "* text=auto\n*.patch -text\n");
    } else if (setting.startsWith("--")) {
      repo.git("update-index", setting);
    } else if (!setting.isEmpty()) {
      int equals = setting.indexOf('=');
      repo.git("config", setting.substring(0, equals), setting.substring(equals + 1));
    }
  }

  private static void disturb(TempGit repo, String path, Random random) throws IOException {
    Path file = repo.top().resolve(path);
    switch (random.nextInt(7)) {
      case 0 -> repo.write(path, random.nextInt(3) + (random.nextBoolean() ? "\r\n" : "\n"));
      case 1 -> Files.deleteIfExists(file);
      case 2 -> repo.tryGit("add", "--", path);
      case 3 -> repo.tryGit("rm", "-q", "--cached", "--", path);
      case 4 -> repo.git("reset", "-q", "--hard");
      case 5 -> {
        if (Files.isRegularFile(file)) {
          assertThat(file.toFile().setExecutable(random.nextBoolean())).isTrue();
        }
      }
      default -> {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createSymbolicLink(file, Path.of("target"));
      }
    }
  }

  /** Both letters of git's short status, made from ours. */
  private static void compare(TempGit repo, List<String> paths) {
    try (Checkout checkout = repo.open()) {
      for (FileStatus status : new WorkTreeStatus(checkout).of(paths)) {
        String git =
            repo.git(
                "-c",
                "core.quotePath=false",
                "status",
                "--porcelain",
                "-uall",
                "--no-renames",
                "--",
                status.path());
        boolean untrackedBesideDeletion = git.contains("\n");
        String expected = git.isEmpty() ? "  " : git.substring(0, 2);
        if (untrackedBesideDeletion) {
          assertThat(letters(status)).isEqualTo("D?");
        } else {
          assertThat(letters(status))
              .as("%s, git says: %s", status, git)
              .isEqualTo(expected.replace("T", "M"));
        }
      }
    }
  }

  private static String letters(FileStatus status) {
    if (status.isUntracked()) {
      return "??";
    }
    return letter(status.staged())
        + (status.unstaged() == Change.ADDED ? "?" : letter(status.unstaged()));
  }

  private static String letter(Change change) {
    return switch (change) {
      case NONE -> " ";
      case ADDED -> "A";
      case MODIFIED -> "M";
      case DELETED -> "D";
      case CONFLICT -> "U";
    };
  }

  @Test
  void aFileInTheWayOfAFolderIsNoFile() {
    TempGit repo = TempGit.init(folder);
    repo.write("dir/c", "1").commitAll("one");
    repo.delete("dir/c");
    assertThat(repo.top().resolve("dir").toFile().delete()).isTrue();
    repo.write("dir", "now a file");
    try (Checkout checkout = repo.open()) {
      assertThat(new WorkTreeStatus(checkout).of("dir/c").unstaged()).isEqualTo(Change.DELETED);
      assertThat(new WorkTreeStatus(checkout).of("dir").isUntracked()).isTrue();
    }
  }
}
