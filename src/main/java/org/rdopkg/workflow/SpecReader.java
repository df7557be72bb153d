package org.rdopkg.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.CheckoutFiles;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;
import org.rdopkg.spec.SpecFile;

/** Finds and reads specs by the names that a user gives, wherever they are. */
final class SpecReader {
  /** The largest specs that exist have some megabytes and some hundred thousand lines. */
  private static final int MOST_BYTES = 16 << 20;

  private static final int MOST_LINES = 1_000_000;

  private final Environment environment;

  SpecReader(Environment environment) {
    this.environment = environment;
  }

  /** The name of the one spec in the current folder. */
  String theSpec() {
    return PackageReader.theSpec(new CheckoutFiles(environment.workingDirectory()).topFiles());
  }

  /** The absolute path that a name stands for. */
  Path path(String name) {
    try {
      return environment.workingDirectory().resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw RdopkgException.of(ErrorKind.IO, "cannot read " + name)
          .because("no file can have this name: " + e.getReason())
          .causedBy(e);
    }
  }

  /**
   * Reads a spec.
   *
   * @param name as the user gave it, for messages
   * @throws RdopkgException when it cannot be read, or is too large to be a spec
   */
  static SpecFile read(String name, Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw refused(name, attributes.isDirectory() ? "it is a folder" : "it is no regular file");
      }
      if (attributes.size() > MOST_BYTES) {
        throw tooLarge(name);
      }
      return parse(name, AtomicFiles.read(file, MOST_BYTES));
    } catch (IOException e) {
      throw IoErrors.cannot("read " + name, e);
    }
  }

  private static SpecFile parse(String name, byte[] bytes) {
    int lines = 0;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    if (lines > MOST_LINES) {
      throw tooLarge(name);
    }
    return SpecFile.parse(bytes);
  }

  private static RdopkgException refused(String name, String reason) {
    return RdopkgException.of(ErrorKind.IO, "cannot read " + name).because(reason);
  }

  private static RdopkgException tooLarge(String name) {
    return refused(
        name,
        "it has more than %d MiB or more than %,d lines, so it is no spec"
            .formatted(MOST_BYTES >> 20, MOST_LINES));
  }
}
