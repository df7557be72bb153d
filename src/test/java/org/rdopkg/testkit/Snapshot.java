package org.rdopkg.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a checkout and git's own files that matter: refs, HEAD, index, exclude file, config.
 * Objects and logs may grow without anything having changed.
 */
final class Snapshot {
  private static final Set<String> IGNORED = Set.of("objects", "logs", "info/commit-graphs");

  private final TreeMap<String, Integer> files = new TreeMap<>();

  private Snapshot() {}

  static Snapshot of(Path top) {
    Snapshot snapshot = new Snapshot();
    Path git = top.resolve(".git");
    try {
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a) {
              boolean skip =
                  folder.startsWith(git) && IGNORED.contains(git.relativize(folder).toString());
              return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
              snapshot.files.put(top.relativize(file).toString(), content(file));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return snapshot;
  }

  private static int content(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return Files.readSymbolicLink(file).hashCode();
    }
    return Files.isReadable(file) ? Arrays.hashCode(Files.readAllBytes(file)) : 0;
  }

  /** The paths that are not the same in both. */
  Set<String> differences(Snapshot other) {
    Set<String> paths = new TreeSet<>(files.keySet());
    paths.addAll(other.files.keySet());
    paths.removeIf(p -> files.containsKey(p) && files.get(p).equals(other.files.get(p)));
    return paths;
  }
}
