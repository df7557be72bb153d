package org.rdopkg.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.SpecLine;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.Expansion;
import org.rdopkg.spec.macro.MacroEngine;
import org.rdopkg.spec.macro.MacroOptions;
import org.rdopkg.spec.macro.Profile;
import org.rdopkg.spec.macro.SpecEvaluator;

/** rdopkg's own engine under the profiles of a run, each of which is loaded once. */
final class EngineMacros implements SpecMacros {
  private final MacroSettings settings;
  private final MacroRequest request;
  private final Profile usual;
  private final Optional<Profile> ofBranch;

  EngineMacros(MacroSettings settings, MacroRequest request) {
    this.settings = settings;
    this.request = request;
    this.usual = Profile.of(settings.target());
    this.ofBranch = settings.branch().map(branch -> Profile.of(Optional.of(branch.target())));
    MacroEngine.create(options(Optional.empty(), MacroOptions.none()));
  }

  @Override
  public EvaluatedSpec evaluate(SpecFile spec, Path file) {
    Optional<String> target = settings.targetOf(real(file));
    return SpecEvaluator.evaluate(lines(spec), options(target, including(file)), profile(target));
  }

  /**
   * What a spec comes to where {@code %dist} comes to nothing, as people write a Release.
   *
   * @param file where it is
   */
  EvaluatedSpec evaluateWithoutDist(SpecFile spec, Path file) {
    Optional<String> target = settings.targetOf(real(file));
    MacroOptions options = options(target, including(file)).withDefine("dist %{nil}");
    return SpecEvaluator.evaluate(DistLines.without(spec), options, profile(target));
  }

  @Override
  public Expansion macro(SpecFile spec, Path file, String name) {
    return after(spec, file).expand("%{" + name + "}");
  }

  @Override
  public boolean isDefined(SpecFile spec, Path file, String name) {
    return after(spec, file).isDefined(name);
  }

  private MacroEngine after(SpecFile spec, Path file) {
    Optional<String> target = settings.targetOf(real(file));
    return SpecEvaluator.macrosAfter(
        lines(spec), options(target, including(file)), profile(target));
  }

  private static List<String> lines(SpecFile spec) {
    return spec.lines().stream().map(SpecLine::text).toList();
  }

  private static MacroOptions including(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return MacroOptions.none().withFiles(new IncludedFiles(folder == null ? file : folder));
  }

  private MacroOptions options(Optional<String> target, MacroOptions files) {
    return new MacroOptions(target, request.defines(), request.undefines(), files.files());
  }

  private Profile profile(Optional<String> target) {
    boolean branch = settings.target().isEmpty() && target.isPresent();
    return branch ? ofBranch.orElse(usual) : usual;
  }

  private Path real(Path file) {
    if (settings.branch().isEmpty()) {
      return file;
    }
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }
}
