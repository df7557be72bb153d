package org.rdopkg.spec;

import java.util.HashSet;
import java.util.Optional;
import java.util.function.Function;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.version.ReleaseBump;

/**
 * Counts the Release of the main package up, where its number is written: in the Release line or at
 * the definition of the macro that it comes from. Nothing but that number changes.
 */
public final class BumpRelease {
  private BumpRelease() {}

  /**
   * The outcome.
   *
   * @param spec the spec, the same one when nothing was to be bumped
   * @param leftAlone why the Release stays: rpmautospec makes it; empty when it was bumped
   */
  public record Result(SpecFile spec, Optional<String> leftAlone) {}

  /**
   * Bumps the Release.
   *
   * @param instead the command that does without, for people whose Release can't be bumped
   * @param evaluate says what a spec comes to
   * @throws RdopkgException when there is no Release line or more than one, when its number is not
   *     in this spec or in the Version too, or when the index does not fit it
   */
  public static Result apply(
      SpecFile spec, ReleaseBump bump, String instead, Function<SpecFile, EvaluatedSpec> evaluate) {
    try {
      Result result = apply(spec, bump);
      if (!result.spec().equals(spec)) {
        check(spec, result.spec(), evaluate);
      }
      return result;
    } catch (RdopkgException e) {
      throw e.fix(instead);
    }
  }

  /** Whether the edit did what it was made for: another Release of the same Version. */
  private static void check(
      SpecFile before, SpecFile after, Function<SpecFile, EvaluatedSpec> evaluate) {
    EvaluatedSpec was = evaluate.apply(before);
    EvaluatedSpec is = evaluate.apply(after);
    if (!text(was, "version").equals(text(is, "version"))) {
      throw unbumpable(before, after, "is part of the Version, too");
    }
    if (text(was, "release").equals(text(is, "release"))) {
      throw unbumpable(before, after, "does not hold here");
    }
  }

  private static String text(EvaluatedSpec evaluated, String tag) {
    return evaluated.tag(tag).map(t -> t.value().text()).orElse("");
  }

  private static RdopkgException unbumpable(SpecFile before, SpecFile after, String why) {
    int line = 1;
    while (before.line(line).equals(after.line(line))) {
      line++;
    }
    return RdopkgException.of(ErrorKind.INPUT, "Release cannot be bumped alone")
        .because(
            "its number is on line %d of the spec: `%s`, which %s"
                .formatted(line, before.line(line).text().strip(), why))
        .fix("set Release by hand");
  }

  /** The same where nothing can be done without, and nothing is checked. */
  public static Result apply(SpecFile spec, ReleaseBump bump) {
    if (bump.isNone()) {
      return new Result(spec, Optional.empty());
    }
    Tag tag = SetTag.only(spec, "Release");
    if (isAutomatic(spec, tag)) {
      return new Result(
          spec, Optional.of("Release is " + tag.value() + ", which counts commits by itself"));
    }
    return new Result(bumped(spec, tag, bump), Optional.empty());
  }

  /** Whether rpmautospec makes the Release, whose number nobody else knows. */
  public static boolean isAutomatic(SpecFile spec) {
    return spec.mainTags("Release").stream().anyMatch(tag -> isAutomatic(spec, tag));
  }

  private static boolean isAutomatic(SpecFile spec, Tag tag) {
    return ReleaseNumber.isAutomatic(spec, tag.value(), new HashSet<>());
  }

  private static SpecFile bumped(SpecFile spec, Tag tag, ReleaseBump bump) {
    if (bump.equals(ReleaseBump.zstream())) {
      return FlatRelease.bumped(spec, tag, bump);
    }
    ReleaseNumber number = ReleaseNumber.find(spec, tag);
    if (!bump.equals(ReleaseBump.lastNumeric())) {
      return FlatRelease.bumped(spec, tag, bump);
    }
    String text = number.with(bump.apply(number.release()).text());
    return spec.edit().replace(number.line(), text).apply();
  }
}
