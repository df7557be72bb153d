package org.rdopkg.workflow;

import java.nio.file.Path;
import org.rdopkg.io.Environment;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.Expansion;

/** Says what specs come to; may be asked by two threads at once. */
interface SpecMacros {
  /**
   * The macros of a run.
   *
   * @throws org.rdopkg.error.RdopkgException when the request does not make sense, or needs a
   *     program that is not there
   */
  static SpecMacros of(Environment environment, MacroRequest request, Narrator narrator) {
    MacroSettings settings = MacroSettings.of(environment, request);
    EngineMacros engine = new EngineMacros(settings, request);
    return settings.source() == MacroSource.RPM
        ? RpmMacros.of(environment, request, engine, narrator)
        : engine;
  }

  /**
   * What a spec comes to.
   *
   * @param file where it is
   */
  EvaluatedSpec evaluate(SpecFile spec, Path file);

  /** What a macro comes to when the spec has been read to its end; a marked text when unknown. */
  Expansion macro(SpecFile spec, Path file, String name);

  /** Whether there is such a macro when the spec has been read to its end. */
  boolean isDefined(SpecFile spec, Path file, String name);
}
