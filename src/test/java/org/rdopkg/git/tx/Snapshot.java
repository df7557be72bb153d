package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.TreeMap;
import org.rdopkg.testkit.TempGit;

/**
 * Everything of a checkout that a user can see: refs, index, status, files with mode and content.
 */
final class Snapshot {
  private Snapshot() {}

  static String of(TempGit repo) throws IOException {
    return "refs:\n"
        + repo.git("for-each-ref", "--format=%(refname) %(objectname) %(symref)")
        + "\nindex:\n"
        + repo.git("ls-files", "--stage", "-v")
        + "\nstatus:\n"
        + repo.git("status", "--porcelain=v2", "--branch")
        + "\nfiles:\n"
        + files(repo.top());
  }

  /** The same with ids of commits and names of kept refs left out: they differ between runs. */
  static String shape(TempGit repo) throws IOException {
    return "log "
        + repo.git("log", "--format=%s %T")
        + "\nbranches "
        + repo.git("for-each-ref", "--format=%(refname) %(tree)", "refs/heads")
        + "\nindex:\n"
        + repo.git("ls-files", "--stage", "-v")
        + "\nstatus:\n"
        + repo.status()
        + "\nfiles:\n"
        + files(repo.top());
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
            files.put(
                top.relativize(file).toString(),
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    + " "
                    + attributes.lastModifiedTime()
                    + " "
                    + Files.readString(file, StandardCharsets.ISO_8859_1));
            return FileVisitResult.CONTINUE;
          }
        });
    return files.toString();
  }
}
