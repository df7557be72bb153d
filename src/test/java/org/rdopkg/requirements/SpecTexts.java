package org.rdopkg.requirements;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rdopkg.requirements.python.PythonEnvironment;
import org.rdopkg.requirements.python.Requirement;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.SpecLine;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.MacroOptions;
import org.rdopkg.spec.macro.SpecEvaluator;

/** Short ways to specs and requirements. */
final class SpecTexts {
  private SpecTexts() {}

  /** A spec with these lines below the usual ones. */
  static SpecFile spec(String lines) {
    String text = "Name:    foo\nVersion: 1.2\nRelease: 1\nBuildArch: noarch\n" + lines;
    return SpecFile.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  static EvaluatedSpec evaluated(SpecFile spec) {
    return SpecEvaluator.evaluate(
        spec.lines().stream().map(SpecLine::text).toList(), MacroOptions.none());
  }

  static List<SpecRequirement> requires(SpecFile spec) {
    return SpecRequires.of(evaluated(spec), "requires", PackageNames.ofRdo()).requirements();
  }

  static List<WantedPackage> wanted(String... requirements) {
    return WantedPackage.of(
        List.of(requirements).stream().map(r -> Requirement.parse(r).orElseThrow()).toList(),
        PythonEnvironment.of("3.9").orElseThrow(),
        PackageNames.ofRdo());
  }
}
