package org.rdopkg.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Folders for repositories that tests make without asking for a folder first. They are below one
 * folder for each test JVM, which goes when the JVM ends.
 */
final class TempFolders {
  private static final Path ROOT = makeRoot();

  private TempFolders() {}

  /** A new empty folder. */
  static Path next() {
    try {
      return Files.createTempDirectory(ROOT, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path makeRoot() {
    try {
      Path root = Files.createTempDirectory("rdopkg-test-").toRealPath();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root)));
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("left behind: " + root + ": " + e);
    }
  }
}
