package org.rdopkg.spec;

import java.util.List;
import java.util.function.Function;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.version.Release;
import org.rdopkg.version.ReleaseBump;

/**
 * Moves the main package to an upstream version: Version, the macro {@code milestone} and Release.
 *
 * <p>A release gets Release {@code 1} and no milestone. A pre-release in OpenStack's form gets
 * {@code %global milestone .0b1} as the first line and Release {@code 0.1%{?milestone}}; the next
 * one of the same Version {@code 0.2}. Whether there is a {@code %{?dist}} stays as it was.
 */
public final class SetUpstreamVersion {
  private static final String MACRO = "milestone";

  private SetUpstreamVersion() {}

  /**
   * The outcome.
   *
   * @param spec the spec at the version
   * @param version how the version is written in it
   */
  public record Result(SpecFile spec, PackageVersion version) {}

  /**
   * Moves a spec to an upstream version such as {@code 2.0.0} or {@code 2.0.0.0rc1}.
   *
   * @param evaluate says what a spec comes to
   * @throws RdopkgException when Version or Release cannot be set
   */
  public static Result apply(
      SpecFile spec, String upstream, Function<SpecFile, EvaluatedSpec> evaluate) {
    SpecFile mended = withoutEmptyMilestones(spec);
    boolean hasMilestone = !MacroLine.of(mended, MACRO).isEmpty();
    PackageVersion version = PackageVersion.of(upstream, hasMilestone);
    SpecFile versioned = SetVersion.to(mended, version.version(), evaluate);
    boolean sameVersion = versioned.equals(mended);
    if (version.milestone().isEmpty()) {
      SpecFile released = SetRelease.to(withoutMilestone(versioned), "1", false);
      return new Result(checked(released, version, evaluate), version);
    }
    String number = sameVersion && hasMilestone ? nextNumber(versioned) : "0.1";
    SpecFile released = SetRelease.to(versioned, number, true);
    SpecFile result = withMilestone(released, version.milestone());
    return new Result(checked(result, version, evaluate), version);
  }

  /** The Release may be made of a number that the Version is made of, too. */
  private static SpecFile checked(
      SpecFile spec, PackageVersion version, Function<SpecFile, EvaluatedSpec> evaluate) {
    if (SetVersion.comesTo(evaluate.apply(spec), "Version", version.version())) {
      return spec;
    }
    throw RdopkgException.of(ErrorKind.INPUT, "Version and Release cannot be set both")
        .because("they are made of the same macro, and the Release starts at 1 again")
        .fix("write the number into the Release line by hand");
  }

  /** Old versions of the Python tool left {@code %global milestone %{?milestone}} behind. */
  private static SpecFile withoutEmptyMilestones(SpecFile spec) {
    List<MacroLine> empty =
        MacroLine.of(spec, MACRO).stream().filter(m -> m.body().equals("%{?milestone}")).toList();
    return deleted(spec, empty);
  }

  private static SpecFile withoutMilestone(SpecFile spec) {
    return deleted(spec, MacroLine.of(spec, MACRO));
  }

  private static SpecFile deleted(SpecFile spec, List<MacroLine> definitions) {
    SpecEdits edits = spec.edit();
    definitions.stream()
        .filter(m -> MacroBodies.isDefinition(m.text()))
        .forEach(m -> edits.delete(m.line()));
    EmptyConditionals.delete(spec, edits);
    return edits.apply();
  }

  private static SpecFile withMilestone(SpecFile spec, String milestone) {
    return SetMacro.body(spec, MACRO, milestone)
        .orElseGet(
            () ->
                spec.edit().insertAfter(0, List.of("%global " + MACRO + " " + milestone)).apply());
  }

  /**
   * {@code 0.1} becomes {@code 0.2}, wherever it is written; a Release of another form starts at
   * {@code 0.1}.
   */
  private static String nextNumber(SpecFile spec) {
    Tag tag = SetTag.only(spec, "Release");
    if (BumpRelease.isAutomatic(spec)) {
      return "0.1";
    }
    ReleaseNumber place = ReleaseNumber.find(spec, tag);
    boolean inMacro = place.line() != tag.line();
    String zero = inMacro && tag.value().startsWith("0.%") ? "0." : "";
    String plain = zero + (inMacro ? place.release() : new Release(tag.value())).plainText();
    boolean preRelease = plain.startsWith("0.") && new Release(plain).parts().size() == 2;
    return preRelease ? ReleaseBump.lastNumeric().apply(plain) : "0.1";
  }
}
