package org.rdopkg.requirements.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a Python project requires at run time: {@code requirements.txt}, else {@code
 * pyproject.toml}, else {@code setup.cfg}. Reads only, and never runs {@code setup.py}.
 */
public final class RequirementsReader {
  /** The files that are looked for, in this order. */
  public static final List<String> KNOWN =
      List.of("requirements.txt", "pyproject.toml", "setup.cfg");

  private final ProjectFiles files;

  public RequirementsReader(ProjectFiles files) {
    this.files = files;
  }

  /**
   * What the first of the known files declares that names a requirement, with what could not be
   * read in those before it; empty when there is none of the files, or none is the place for it.
   */
  public Optional<DeclaredRequirements> find() {
    List<String> notes = new ArrayList<>();
    Optional<DeclaredRequirements> first = Optional.empty();
    for (String name : KNOWN) {
      Optional<DeclaredRequirements> declared = read(name);
      if (declared.isPresent()) {
        notes.addAll(declared.get().notes());
        if (!declared.get().requirements().isEmpty()) {
          return Optional.of(new DeclaredRequirements(name, declared.get().requirements(), notes));
        }
        first = first.isPresent() ? first : declared;
      }
    }
    return first.map(found -> new DeclaredRequirements(found.file(), List.of(), notes));
  }

  /**
   * What a file of the project declares; its name tells its kind.
   *
   * @return empty when there is no such file, or it has no place for requirements
   */
  public Optional<DeclaredRequirements> read(String path) {
    return files.read(path).flatMap(text -> read(path, text));
  }

  private Optional<DeclaredRequirements> read(String path, String text) {
    RequirementsCollector found = new RequirementsCollector(path, files);
    boolean declares = true;
    if (path.endsWith(".toml")) {
      declares = new Pyproject(found).read(text);
    } else if (path.endsWith(".cfg")) {
      declares = new SetupCfg(found).read(text);
    } else {
      new RequirementsTxt(found).read(path, text);
    }
    return declares ? Optional.of(found.declared()) : Optional.empty();
  }
}
