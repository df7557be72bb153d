package org.rdopkg.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code MakePackages PROJECT VERSION TIMESTAMP}: writes the RPM and the Debian package of a built
 * project to {@code target/packages}. Needs neither rpm nor dpkg.
 */
final class MakePackages {
  private MakePackages() {}

  public static void main(String[] args) throws Exception {
    Path project = Path.of(args[0]).toAbsolutePath();
    Release release = new Release(args[1], Instant.parse(args[2]));
    Path packages = project.resolve("target/packages");
    delete(packages);
    Files.createDirectories(packages);
    SpecPart spec = SpecPart.read(project.resolve("src/packaging/rdopkg.spec"));
    if (!spec.tag("Version").equals(release.version())) {
      throw new IllegalStateException("the spec's Version is not the project's");
    }
    new RpmPackage(release, spec)
        .write(
            laidOut(project, "rpm"),
            packages.resolve("rdopkg-" + release.version() + "-1.noarch.rpm"));
    new DebPackage(release, project.resolve("src/packaging/deb"))
        .write(
            laidOut(project, "deb"), packages.resolve("rdopkg_" + release.version() + "_all.deb"));
  }

  private static List<TreeEntry> laidOut(Path project, String layout) throws Exception {
    Path root = project.resolve("target/package-root").resolve(layout);
    delete(root);
    String install = project.resolve("src/packaging/install").toString();
    int status =
        new ProcessBuilder("sh", install, layout, root.toString()).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException("src/packaging/install failed");
    }
    return TreeEntry.read(root);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
