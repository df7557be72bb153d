package org.rdopkg.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rdopkg.config.Setting;
import org.rdopkg.config.Settings;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.IoErrors;
import org.rdopkg.requirements.file.DeclaredRequirements;
import org.rdopkg.requirements.file.ProjectFiles;
import org.rdopkg.requirements.file.RequirementsReader;
import org.rdopkg.requirements.python.PythonEnvironment;
import org.rdopkg.requirements.python.Requirement;

/** Reads what upstream declares that it requires, from a commit or from a file. */
final class ProjectRequirements {
  private static final int MOST_BYTES = 8 << 20;

  private final Narrator narrator;

  ProjectRequirements(Narrator narrator) {
    this.narrator = narrator;
  }

  /** The Python whose requirements hold. */
  static PythonEnvironment python(Optional<String> option, Settings settings) {
    String version = option.or(() -> settings.text(Setting.PYTHON_VERSION)).orElse("");
    return PythonEnvironment.of(version)
        .orElseThrow(
            () ->
                RdopkgException.of(
                        ErrorKind.USAGE,
                        "The python version specified is wrong (set '3.6' for python3.6)")
                    .because("'" + version + "' is not of the form X.Y"));
  }

  /**
   * The commit that a reference names.
   *
   * @throws RdopkgException when there is none
   */
  static String commit(Checkout checkout, String reference) {
    return checkout
        .history()
        .commit(reference)
        .orElseThrow(
            () ->
                RdopkgException.of(ErrorKind.INPUT, "Invalid git reference: " + reference)
                    .because("no commit, tag or branch of that name is in this repository")
                    .fix("git fetch --all --tags"));
  }

  /** What a commit declares; says so when it declares nothing. */
  List<Requirement> ofCommit(Checkout checkout, String reference) {
    List<Requirement> declared = quietly(checkout, commit(checkout, reference), this::tell);
    if (declared.isEmpty()) {
      narrator.warn("The requirements.txt file is empty, or is not there: " + reference);
    }
    return declared;
  }

  /** What a commit declares, without a word about what could not be read. */
  static List<Requirement> quietly(Checkout checkout, String commit) {
    return quietly(checkout, commit, declared -> {});
  }

  private interface Told {
    void of(DeclaredRequirements declared);
  }

  private static List<Requirement> quietly(Checkout checkout, String commit, Told told) {
    ProjectFiles files =
        path ->
            checkout
                .commitFiles()
                .read(commit, path)
                .filter(bytes -> bytes.length <= MOST_BYTES)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    Optional<DeclaredRequirements> declared = new RequirementsReader(files).find();
    declared.ifPresent(told::of);
    return declared.map(DeclaredRequirements::requirements).orElse(List.of());
  }

  /**
   * What a file declares; files that it includes are looked for beside it.
   *
   * @param shown its name as the user gave it
   */
  List<Requirement> ofFile(String shown, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path name = file.getFileName();
    if (folder == null || name == null) {
      throw RdopkgException.of(ErrorKind.IO, "cannot read " + shown).because("it is a folder");
    }
    ProjectFiles files =
        path ->
            path.equals(name.toString()) ? Optional.of(text(shown, file)) : beside(folder, path);
    Optional<DeclaredRequirements> declared = new RequirementsReader(files).read(name.toString());
    declared.ifPresent(this::tell);
    List<Requirement> found = declared.map(DeclaredRequirements::requirements).orElse(List.of());
    if (found.isEmpty()) {
      narrator.warn(shown + " declares no requirements");
    }
    return found;
  }

  private static Optional<String> beside(Path folder, String path) {
    return new IncludedFiles(folder).lines(path).map(lines -> String.join("\n", lines));
  }

  private static String text(String shown, Path file) {
    try {
      return new String(AtomicFiles.read(file, MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw IoErrors.cannot("read " + shown, e);
    }
  }

  private void tell(DeclaredRequirements declared) {
    if (!declared.file().equals("requirements.txt")) {
      narrator.note("Requirements are those of " + declared.file());
    }
    declared.notes().forEach(narrator::warn);
  }
}
