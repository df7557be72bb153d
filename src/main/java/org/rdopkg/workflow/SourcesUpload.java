package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Before;
import org.rdopkg.git.tx.FileChange;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.sources.Checksum;
import org.rdopkg.sources.SourcesFile;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.workflow.NewVersionRequest.Sources;
import org.rdopkg.workflow.engine.StepResult;

/**
 * The step of {@code new-version} that uploads the new sources to the distribution's cache with its
 * own program, {@code fedpkg}, {@code rhpkg} or {@code centpkg}. {@code Source0} is downloaded
 * first unless it is there; when it can't be had the user is asked for it.
 */
final class SourcesUpload {
  /** What {@code new-sources} changes. */
  private static final List<String> CHANGED = List.of("sources", ".gitignore");

  private final Checkout checkout;
  private final NewVersionNarrator narrator;

  SourcesUpload(Checkout checkout, NewVersionNarrator narrator) {
    this.checkout = checkout;
    this.narrator = narrator;
  }

  StepResult<NewVersionState, NewVersionResult> run(NewVersionState state) {
    DistgitPackage found = NewVersionWorkflow.read(checkout, state.branch(), state.request());
    String program = new SourceCaches(checkout, found.env().branch()).program(found.env().dist());
    if (state.uploaded() || !isWanted(state.request(), found.env(), program)) {
      return StepResult.next(state);
    }
    PatchPlan plan = new NewVersionPlanner(checkout, new Silence(narrator), state).plan();
    EvaluatedSource source = source0(plan);
    try {
      requireNewName(found, source);
      fetch(plan, source, found);
    } catch (RdopkgException e) {
      return waiting(state, source, e);
    }
    upload(program, source.fileName());
    return StepResult.next(state.withUpload());
  }

  /** The user is asked to do what could not be done. */
  private static StepResult<NewVersionState, NewVersionResult> waiting(
      NewVersionState state, EvaluatedSource source, RdopkgException reason) {
    List<String> hints = new ArrayList<>();
    hints.add(reason.what() + reason.why().map(why -> ": " + why).orElse(""));
    hints.add("Put " + source.fileName() + " into this folder: " + source.value().text());
    hints.add("Once done, run `rdopkg -c` to continue.");
    return StepResult.paused(
        state,
        "Action required: Source0 of version %s is not here: %s"
            .formatted(state.chosen().version(), source.fileName()),
        hints);
  }

  /**
   * A name that stays the same would make the old file pass for the new one.
   *
   * @param found the package at its old version
   */
  private void requireNewName(DistgitPackage found, EvaluatedSource source) {
    boolean same =
        found.evaluated().sources().stream()
            .anyMatch(old -> old.active() && old.fileName().equals(source.fileName()));
    SourcesFile listed = listed();
    Optional<Checksum> old = listed.checksum(source.fileName());
    if (!same || old.isEmpty() || !checkout.files().isFile(source.fileName())) {
      return;
    }
    Path file = checkout.files().resolve(source.fileName());
    if (Checksum.of(file, old.get().algorithm()).equals(old.get())) {
      throw RdopkgException.of(
              ErrorKind.INPUT, source.fileName() + " is the file of the old version")
          .because("the name of Source0 does not change with the version");
    }
  }

  private SourcesFile listed() {
    return checkout
        .files()
        .read(SourcesFile.NAME)
        .map(SourcesFile::parse)
        .orElse(SourcesFile.empty());
  }

  /** Downloads it unless it is here; the list of checksums is of the old version. */
  private void fetch(PatchPlan plan, EvaluatedSource source, DistgitPackage found) {
    SourceSet set =
        SourceSet.of(checkout, plan.spec(), found.env().branch(), found.name(), true)
            .without(source.fileName());
    FetchedSource fetched = new SourceFetch(checkout, narrator, set, false).fetch(source);
    fetched.from().ifPresent(url -> narrator.note(fetched.name() + " downloaded from " + url));
    if (fetched.signature().kind() == FetchedSource.Signature.Kind.UNCHECKED) {
      narrator.warn(
          "the signature of "
              + fetched.name()
              + " is not checked: "
              + fetched.signature().detail());
    }
  }

  /** Whether the sources are to be uploaded, and can be. */
  private boolean isWanted(NewVersionRequest request, PackageEnv env, String program) {
    boolean guessed = request.sources() == Sources.GUESS && env.uploadsSources();
    if (request.sources() != Sources.YES && !guessed) {
      return false;
    }
    if (checkout.runner().find(program).isPresent()) {
      return true;
    }
    if (guessed) {
      narrator.warn(
          "new sources are not uploaded: "
              + program
              + " is not installed (package "
              + program
              + "); later: "
              + program
              + " new-sources FILE");
      return false;
    }
    throw RdopkgException.of(ErrorKind.PROGRAM, program + " is not installed")
        .because("--new-sources uploads the sources with it")
        .fix("dnf install " + program)
        .fix("rdopkg new-version -n   # leaves the sources alone");
  }

  private static EvaluatedSource source0(PatchPlan plan) {
    return PackageReader.evaluate(plan.spec()).sources().stream()
        .filter(source -> source.active() && source.value().isKnown())
        .findFirst()
        .orElseThrow(
            () ->
                RdopkgException.of(ErrorKind.INPUT, "the spec has no Source that can be known")
                    .because("--new-sources uploads Source0")
                    .fix("rdopkg new-version -n   # leaves the sources alone"));
  }

  private void upload(String program, String name) {
    ProcessResult result =
        checkout
            .runner()
            .run(
                ProcessRequest.in(checkout.workTree(), program, "new-sources", name)
                    .inheritInput()
                    .forward(narrator.programs())
                    .build());
    if (!result.succeeded()) {
      throw RdopkgException.of(ErrorKind.PROGRAM, program + " new-sources failed")
          .because("exit status " + result.status())
          .fix("rdopkg new-version -n   # leaves the sources alone");
    }
  }

  /** What the upload has changed and the commit takes along. */
  static List<FileChange> files(Checkout checkout, NewVersionState state) {
    if (!state.uploaded()) {
      return List.of();
    }
    List<FileChange> files = new ArrayList<>();
    for (String name : CHANGED) {
      Optional<byte[]> content = checkout.files().read(name);
      content.ifPresent(
          bytes -> files.add(new FileChange.Write(name, bytes, Before.content(bytes))));
    }
    return files;
  }

  /** For a plan that only looks: what it would tell is told later. */
  private record Silence(NewVersionNarrator narrator) implements NewVersionNarrator {
    @Override
    public void note(String line) {
      // told when the plan is carried out
    }

    @Override
    public void warn(String line) {
      // told when the plan is carried out
    }

    @Override
    public java.io.OutputStream programs() {
      return narrator.programs();
    }

    @Override
    public boolean isInteractive() {
      return false;
    }

    @Override
    public boolean ask(String question, boolean byDefault) {
      return byDefault;
    }

    @Override
    public void upstreamChanges(String diffstat, byte[] requirements) {
      // told before
    }

    @Override
    public void verdicts(List<PatchOutcome> outcomes) {
      // told before
    }
  }
}
