package org.rdopkg.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file, folder or link of an installed tree.
 *
 * @param path where it is installed, from {@code /}
 * @param source the file that is there now
 */
record TreeEntry(String path, Path source) {
  private static final int EXECUTABLE = 0755;
  private static final int PLAIN = 0644;

  /** Everything below {@code root}, by path; folders before what they hold. */
  static List<TreeEntry> read(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(p -> !p.equals(root))
          .map(p -> new TreeEntry("/" + root.relativize(p), p))
          .sorted((a, b) -> a.path.compareTo(b.path))
          .toList();
    }
  }

  boolean isLink() {
    return Files.isSymbolicLink(source);
  }

  boolean isFolder() {
    return !isLink() && Files.isDirectory(source);
  }

  /** The permissions that matter: whatever else the builder's umask left is not kept. */
  int mode() throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(source);
    return isFolder() || permissions.contains(PosixFilePermission.OWNER_EXECUTE)
        ? EXECUTABLE
        : PLAIN;
  }

  String linkTarget() throws IOException {
    return Files.readSymbolicLink(source).toString();
  }

  byte[] content() throws IOException {
    return Files.readAllBytes(source);
  }
}
