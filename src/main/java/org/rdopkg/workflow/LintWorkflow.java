package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.CheckoutFiles;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessRunner;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.lint.LintProblem;
import org.rdopkg.spec.lint.LintReport;
import org.rdopkg.spec.lint.RpmlintOutput;
import org.rdopkg.spec.lint.SanityCheck;

/** {@code rdopkg lint}: checks a spec; reads only. */
public final class LintWorkflow {
  /** The checks that rdopkg makes itself. */
  public static final String SANITY = "sanity";

  /** The checks of the program of that name, which lets rpm run what the spec contains. */
  public static final String RPMLINT = "rpmlint";

  private final Environment environment;
  private final Narrator narrator;

  public LintWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * Checks.
   *
   * @param spec the spec's path; empty for the one in the current folder
   * @param checks {@link #SANITY}, {@link #RPMLINT} or both
   */
  public LintReport run(Optional<String> spec, Set<String> checks) {
    Path file = environment.workingDirectory().resolve(spec.orElseGet(this::theSpec));
    Path folder = file.getParent();
    Path name = file.getFileName();
    if (folder == null || name == null) {
      throw RdopkgException.of(ErrorKind.INPUT, "No spec file: " + file);
    }
    List<LintProblem> problems = new ArrayList<>();
    if (checks.contains(SANITY)) {
      SpecFile read = PackageReader.readSpec(files(folder), name.toString());
      problems.addAll(SanityCheck.check(read, name.toString()));
    }
    if (checks.contains(RPMLINT)) {
      problems.addAll(rpmlint(folder, name.toString()));
    }
    return new LintReport(problems);
  }

  private String theSpec() {
    return PackageReader.theSpec(files(environment.workingDirectory()).names());
  }

  private static PackageFiles files(Path folder) {
    return PackageFiles.ofWorkTree(new CheckoutFiles(folder));
  }

  private List<LintProblem> rpmlint(Path folder, String name) {
    ProcessRunner runner = new ProcessRunner(environment);
    if (runner.find(RPMLINT).isEmpty()) {
      narrator.warn("rpmlint is not installed; its checks were left out");
      return List.of();
    }
    ProcessRequest request = ProcessRequest.in(folder, RPMLINT, "./" + name).build();
    return RpmlintOutput.parse(runner.run(request).out());
  }
}
