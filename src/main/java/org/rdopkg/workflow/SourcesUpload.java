package org.rdopkg.workflow;

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
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.workflow.NewVersionRequest.Sources;
import org.rdopkg.workflow.engine.StepResult;

/**
 * The step of {@code new-version} that uploads the new sources to the distribution's cache with its
 * own program, {@code fedpkg} or {@code rhpkg}; waits until {@code Source0} is there.
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
    String program = found.env().dist().packagingProgram();
    if (state.uploaded() || !isWanted(state.request(), found.env(), program)) {
      return StepResult.next(state);
    }
    EvaluatedSource source = source0(state);
    String name = source.fileName();
    if (!checkout.files().isFile(name)) {
      return StepResult.paused(
          state,
          "Action required: Source0 of version %s is not here: %s"
              .formatted(state.chosen().version(), name),
          List.of(
              "Download " + source.value().text() + " into this folder.",
              "Once done, run `rdopkg -c` to continue."));
    }
    upload(program, name);
    return StepResult.next(state.withUpload());
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

  private EvaluatedSource source0(NewVersionState state) {
    PatchPlan plan = new NewVersionPlanner(checkout, new Silence(narrator), state).plan();
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
