package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.CheckoutFiles;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.SpecLine;
import org.rdopkg.spec.macro.FileResolver;

/**
 * The files that one spec includes, of its own folder alone: no absolute path, no {@code ..} and no
 * symbolic link leads out of it. Whatever cannot be read is not there, and all of them together may
 * not be larger than a spec.
 */
final class IncludedFiles implements FileResolver {
  private static final int MOST_BYTES = 16 << 20;

  private final CheckoutFiles files;
  private int left = MOST_BYTES;

  IncludedFiles(Path folder) {
    this.files = new CheckoutFiles(folder);
  }

  @Override
  public Optional<List<String>> lines(String path) {
    if (path.startsWith("/") || path.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    try {
      return files.read(path.startsWith("./") ? path.substring(2) : path, left).map(this::lines);
    } catch (RdopkgException e) {
      return Optional.empty();
    }
  }

  private List<String> lines(byte[] bytes) {
    left -= bytes.length;
    return SpecFile.parse(bytes).lines().stream().map(SpecLine::text).toList();
  }
}
