package org.rdopkg.spec;

import java.util.HashSet;
import java.util.Optional;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.version.Release;
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
   * @throws RdopkgException when there is no Release line or more than one, when its number is not
   *     in this spec, or when the index does not fit it
   */
  public static Result apply(SpecFile spec, ReleaseBump bump, String instead) {
    try {
      return apply(spec, bump);
    } catch (RdopkgException e) {
      throw e.fix(instead);
    }
  }

  /** The same where nothing can be done without. */
  public static Result apply(SpecFile spec, ReleaseBump bump) {
    if (bump.isNone()) {
      return new Result(spec, Optional.empty());
    }
    Tag tag = SetTag.only(spec, "Release");
    Release release = new Release(tag.value());
    if (isAutomatic(spec, tag)) {
      return new Result(
          spec, Optional.of("Release is " + tag.value() + ", which counts commits by itself"));
    }
    return new Result(bumped(spec, tag, release, bump), Optional.empty());
  }

  /** Whether rpmautospec makes the Release, whose number nobody else knows. */
  public static boolean isAutomatic(SpecFile spec) {
    return spec.mainTags("Release").stream().anyMatch(tag -> isAutomatic(spec, tag));
  }

  private static boolean isAutomatic(SpecFile spec, Tag tag) {
    return ReleaseNumber.isAutomatic(spec, tag.value(), new HashSet<>());
  }

  private static SpecFile bumped(SpecFile spec, Tag tag, Release release, ReleaseBump bump) {
    if (bump.equals(ReleaseBump.zstream())) {
      String text = tag.withValue(bump.apply(release).text());
      return spec.edit().replace(tag.line(), text).apply();
    }
    ReleaseNumber number = ReleaseNumber.find(spec, tag);
    String text = number.with(bump.apply(number.release()).text());
    return spec.edit().replace(number.line(), text).apply();
  }
}
