package org.rdopkg.workflow;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.CheckoutFiles;
import org.rdopkg.spec.lint.LintFiles;

/** The files beside a spec, read when a rule asks. */
final class SpecFolder implements LintFiles {
  /** Larger patches are not looked into. */
  private static final int MOST_BYTES = 16 << 20;

  private final CheckoutFiles files;
  private final Set<String> names;

  private SpecFolder(CheckoutFiles files, Set<String> names) {
    this.files = files;
    this.names = names;
  }

  /** A package's folder; nothing when it is none: a folder with several specs, or none at all. */
  static Optional<LintFiles> of(CheckoutFiles files) {
    Set<String> names = new TreeSet<>(files.topFiles());
    boolean one = names.stream().filter(name -> name.endsWith(".spec")).count() == 1;
    return one ? Optional.of(new SpecFolder(files, names)) : Optional.empty();
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public Optional<byte[]> read(String name) {
    if (!names.contains(name)) {
      return Optional.empty();
    }
    try {
      return files.read(name, MOST_BYTES);
    } catch (RdopkgException e) {
      return Optional.empty();
    }
  }
}
