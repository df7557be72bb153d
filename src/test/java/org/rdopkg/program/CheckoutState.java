package org.rdopkg.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdopkg.testkit.TempGit;

/**
 * What a user has in a checkout: refs, index, status and files; not when files were written, nor
 * the refs that keep old commits, whose names are different each time.
 */
final class CheckoutState {
  private CheckoutState() {}

  static String of(TempGit repo) throws IOException {
    String refs =
        repo.refs()
            .lines()
            .filter(line -> !line.startsWith("refs/rdopkg/"))
            .collect(Collectors.joining("\n"));
    return refs
        + "\nindex:\n"
        + repo.git("ls-files", "--stage")
        + "\nstatus:\n"
        + repo.status()
        + "\nfiles:\n"
        + files(repo.top());
  }

  /** What is left of rdopkg's, but for its log of operations, and locks of git's. */
  static List<String> traces(TempGit repo) throws IOException {
    Path git = repo.top().resolve(".git");
    try (Stream<Path> paths = Files.walk(git)) {
      // A draft of the lock, of a process that died taking it, goes when it is a minute old.
      return paths
          .map(path -> git.relativize(path).toString())
          .filter(path -> path.endsWith(".lock") || path.startsWith("rdopkg/"))
          .filter(path -> !path.startsWith("rdopkg/lock-") && !path.startsWith("rdopkg/ops"))
          .toList();
    }
  }

  private static String files(Path top) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(top.resolve(".git"))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            files.put(top.relativize(file).toString(), mode + " " + content + "\n");
            return FileVisitResult.CONTINUE;
          }
        });
    return files.toString();
  }
}
